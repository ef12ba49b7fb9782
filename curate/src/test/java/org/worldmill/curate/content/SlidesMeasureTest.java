package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class SlidesMeasureTest {

  private static PaintedFrame grey(int frame, PaintedFrame.Paint paint) {
    return PaintedFrame.grey(frame, 320, 180, paint);
  }

  @Test
  void findsStillsJoinedByFades() {
    // Four seconds each, the last one of them a fade to the next.
    Map<String, SignalValue> found =
        Film.measured(
            new SlidesMeasure(),
            16,
            i -> {
              double fade = Math.max(0, i % 100 - 75) / 25.0;
              PaintedFrame.Paint now = PaintedFrame.patches(i / 100, 40);
              PaintedFrame.Paint next = PaintedFrame.patches(i / 100 + 1, 40);
              return grey(i, (x, y) -> (1 - fade) * now.at(x, y) + fade * next.at(x, y));
            });

    assertThat(Film.number(found, "slide_count")).isEqualTo(4);
    assertThat(Film.number(found, "slideshow_share")).isCloseTo(0.75, within(0.06));
    assertThat(Film.number(found, "held_share")).isCloseTo(0.75, within(0.06));
  }

  @Test
  void fixedCameraThatWaitsIsNoSlideshow() {
    // An arm moves for a second, then rests for three.
    Map<String, SignalValue> found =
        Film.measured(
            new SlidesMeasure(),
            16,
            i -> {
              int at = i / 100 * 25 + Math.min(25, i % 100);
              return grey(
                  i,
                  (x, y) ->
                      Math.abs(x - 40 - 2 * at) < 12 && y > 60
                          ? 30
                          : PaintedFrame.patches(5, 40).at(x, y));
            });

    assertThat(Film.number(found, "held_share")).isGreaterThan(0.6);
    assertThat(Film.number(found, "slide_count")).isZero();
    assertThat(Film.number(found, "slideshow_share")).isZero();
  }

  @Test
  void filmIsNoSlideshowAndOneStillIsNone() {
    Map<String, SignalValue> film =
        Film.measured(new SlidesMeasure(), 6, i -> grey(i, Film.moving(i)));
    Map<String, SignalValue> still =
        Film.measured(new SlidesMeasure(), 6, i -> grey(i, Film.moving(0)));

    assertThat(Film.number(film, "held_share")).isZero();
    assertThat(Film.number(still, "held_share")).isEqualTo(1);
    assertThat(Film.number(still, "slideshow_share")).isZero();
  }

  @Test
  void oneSampleSaysNothing() {
    assertThat(Film.still(new SlidesMeasure(), Film.moving(0)).get("held_share").absent())
        .contains("one sample neither stands still nor changes");
  }
}
