package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class TextMeasureTest {

  private static final PaintedFrame.Paint GROUND = (x, y) -> 70 + y / 8.0;

  private static double share(PaintedFrame.Paint paint) {
    return Film.number(Film.still(new TextMeasure(), paint), "text_area_share");
  }

  /** The box of a line as the finder sees it: letters without the gap after the last. */
  private static double area(int dot, int letters) {
    return (6 * letters - 1) * dot * 7.0 * dot / (640 * 360);
  }

  @Test
  void measuresTheAreaUnderLinesLargeAndSmall() {
    assertThat(share(Letters.line(GROUND, 40, 50, 2, 12))).isCloseTo(area(2, 12), within(0.002));
    assertThat(share(Letters.line(GROUND, 40, 50, 6, 12))).isCloseTo(area(6, 12), within(0.012));
  }

  @Test
  void countsPageFullOfTextAsFull() {
    PaintedFrame.Paint page = (x, y) -> 5;
    for (int top = 8; top < 340; top += 22) {
      page = Letters.line(page, 10, top, 2, 50);
    }

    assertThat(share(page)).isGreaterThan(0.5);
  }

  @Test
  void seesDarkLettersOnBrightGround() {
    PaintedFrame.Paint white = Letters.line((x, y) -> 0, 40, 50, 3, 12);

    assertThat(share((x, y) -> 255 - white.at(x, y))).isCloseTo(area(3, 12), within(0.004));
  }

  @Test
  void seesNoneInTextureWavesAndBlankPictures() {
    assertThat(share(PaintedFrame.patches(1, 5))).isLessThan(0.002);
    assertThat(share(PaintedFrame.patches(2, 16))).isLessThan(0.002);
    assertThat(share(PaintedFrame.scene(3))).isZero();
    assertThat(share((x, y) -> 0)).isZero();
  }

  @Test
  void tellsCaptionFromTextInTheScene() {
    Map<String, SignalValue> captioned =
        Film.measured(
            new TextMeasure(),
            8,
            i -> PaintedFrame.grey(i, 640, 360, Letters.line(Film.moving(i), 200, 300, 3, 14)));
    Map<String, SignalValue> sign =
        Film.measured(
            new TextMeasure(),
            8,
            i ->
                PaintedFrame.grey(
                    i, 640, 360, Letters.line(Film.moving(i), 300 - i, 120 - i / 2, 3, 14)));

    assertThat(Film.number(captioned, "overlay_text_share")).isCloseTo(area(3, 14), within(0.006));
    assertThat(Film.number(sign, "text_area_share")).isGreaterThan(0.5 * area(3, 14));
    assertThat(Film.number(sign, "overlay_text_share")).isZero();
  }

  @Test
  void saysNothingOfOverlaysWhereNothingMoves() {
    Map<String, SignalValue> fixed =
        Film.measured(
            new TextMeasure(),
            6,
            i -> PaintedFrame.grey(i, 640, 360, Letters.line(Film.moving(0), 200, 300, 3, 14)));

    assertThat(fixed.get("overlay_text_share").absent())
        .contains("the scene does not move: all of it stays in place");
    assertThat(Film.still(new TextMeasure(), GROUND).get("overlay_text_share").absent())
        .contains("one sample does not tell what stays");
  }
}
