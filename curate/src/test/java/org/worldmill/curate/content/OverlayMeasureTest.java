package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class OverlayMeasureTest {

  private static final int SECONDS = 6;

  /** A ring in the upper right corner, half transparent. */
  private static PaintedFrame.Paint marked(PaintedFrame.Paint ground) {
    return (x, y) -> {
      double radius = Math.hypot(x - 270, y - 40);
      boolean ring = radius > 10 && radius < 18;
      return ring ? 0.5 * ground.at(x, y) + 120 : ground.at(x, y);
    };
  }

  private static PaintedFrame.Paint letterboxed(PaintedFrame.Paint ground) {
    return (x, y) -> y < 24 || y >= 156 ? 2 : ground.at(x, y);
  }

  private static Map<String, SignalValue> found(
      java.util.function.IntFunction<PaintedFrame.Paint> paint) {
    return Film.measured(
        new OverlayMeasure(), SECONDS, i -> PaintedFrame.grey(i, 320, 180, paint.apply(i)));
  }

  @Test
  void findsMarkAndItsPlace() {
    Map<String, SignalValue> found = found(i -> marked(Film.moving(i)));

    assertThat(Film.number(found, "static_overlay_share")).isBetween(0.01, 0.06);
    assertThat(Film.number(found, "watermark_corner")).isEqualTo(1);
    assertThat(Film.number(found, "static_overlay_x")).isCloseTo(252 / 320.0, within(0.05));
    assertThat(Film.number(found, "static_overlay_y")).isCloseTo(22 / 180.0, within(0.08));
    assertThat(Film.number(found, "static_overlay_w")).isCloseTo(36 / 320.0, within(0.06));
    assertThat(Film.number(found, "static_overlay_h")).isCloseTo(36 / 180.0, within(0.1));
  }

  @Test
  void findsNoneOnPlainMovingScene() {
    Map<String, SignalValue> found = found(Film::moving);

    assertThat(Film.number(found, "static_overlay_share")).isZero();
    assertThat(Film.number(found, "watermark_corner")).isZero();
    assertThat(found.get("static_overlay_x").absent()).contains("nothing stays in place");
  }

  @Test
  void takesEdgesOfBlackBarsForNone() {
    Map<String, SignalValue> found = found(i -> letterboxed(Film.moving(i)));

    assertThat(Film.number(found, "static_overlay_share")).isZero();
  }

  @Test
  void abstainsOnFixedCamera() {
    Map<String, SignalValue> found =
        found(
            i ->
                (x, y) ->
                    Math.hypot(x - 30 - i, y - 90) < 20 ? 240 : marked(Film.moving(0)).at(x, y));

    assertThat(found.values())
        .allSatisfy(
            value ->
                assertThat(value.absent())
                    .contains("the scene does not move: all of it stays in place"));
  }

  @Test
  void abstainsOnShortClips() {
    Map<String, SignalValue> found =
        Film.measured(
            new OverlayMeasure(), 2, i -> PaintedFrame.grey(i, 320, 180, marked(Film.moving(i))));

    assertThat(found.get("watermark_corner").absent())
        .contains("too short to tell what stays from what moves");
  }
}
