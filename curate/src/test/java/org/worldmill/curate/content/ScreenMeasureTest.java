package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;

class ScreenMeasureTest {

  private static double likeness(PaintedFrame.Paint paint) {
    return Film.number(Film.still(new ScreenMeasure(), paint), "screen_content");
  }

  /** A window with a title bar, a side bar and lines of text. */
  private static PaintedFrame.Paint window() {
    PaintedFrame.Paint paint =
        (x, y) -> y < 24 ? 60 : x < 120 ? 200 : x > 600 && y > 40 && y < 200 ? 150 : 252;
    for (int top = 60; top < 340; top += 20) {
      PaintedFrame.Paint under = paint;
      PaintedFrame.Paint line = Letters.line((x, y) -> 5, 140, top, 1, 60);
      paint = (x, y) -> line.at(x, y) > 100 ? 20 : under.at(x, y);
    }
    return paint;
  }

  @Test
  void tellsWindowFromScene() {
    assertThat(likeness(window())).isGreaterThan(0.6);
    assertThat(likeness((x, y) -> Film.moving(0).at(x, y) + (x * 7 + y * 13) % 5)).isLessThan(0.1);
  }

  @Test
  void noiseMakesScreenSeenThroughCameraLessLikeOne() {
    PaintedFrame.Paint noisy =
        (x, y) -> window().at(x, y) + PaintedFrame.patches(9, 1).at(x, y) / 25;

    assertThat(likeness(noisy)).isLessThan(0.3 * likeness(window()));
  }

  @Test
  void saysNothingOfPictureWithoutEdges() {
    assertThat(Film.still(new ScreenMeasure(), (x, y) -> 90).get("screen_content").absent())
        .contains("no picture has an edge");
  }
}
