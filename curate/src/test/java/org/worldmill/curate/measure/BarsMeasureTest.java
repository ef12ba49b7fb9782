package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class BarsMeasureTest {

  @Property(tries = 40)
  void findsTheRectangleInsideTheBars(
      @ForAll @IntRange(min = 0, max = 40) int top,
      @ForAll @IntRange(min = 0, max = 40) int bottom,
      @ForAll @IntRange(min = 0, max = 80) int left,
      @ForAll @IntRange(min = 0, max = 80) int right) {
    PaintedFrame frame =
        PaintedFrame.grey(
            0,
            320,
            180,
            (x, y) ->
                x < left || x >= 320 - right || y < top || y >= 180 - bottom
                    ? (x + y) % 5
                    : PaintedFrame.scene(3).at(x, y) + 30);

    Map<String, SignalValue> found = Clip.still(new BarsMeasure(), frame);

    assertThat(Clip.number(found, "crop_x")).isCloseTo(left / 320.0, within(1e-9));
    assertThat(Clip.number(found, "crop_y")).isCloseTo(top / 180.0, within(1e-9));
    assertThat(Clip.number(found, "crop_w")).isCloseTo((320 - left - right) / 320.0, within(1e-9));
    assertThat(Clip.number(found, "crop_h")).isCloseTo((180 - top - bottom) / 180.0, within(1e-9));
    assertThat(Clip.number(found, "bars_share"))
        .isCloseTo(1 - (320 - left - right) * (180 - top - bottom) / (320.0 * 180), within(1e-9));
  }

  @Test
  void whatIsDarkOnlyForWhileIsNoBar() {
    Map<String, SignalValue> found =
        Clip.measured(
            new BarsMeasure(),
            10,
            i ->
                PaintedFrame.grey(
                    i, 320, 180, (x, y) -> y < 60 && i != 7 ? 3 : PaintedFrame.scene(2).at(x, y)));

    assertThat(Clip.number(found, "bars_share")).isZero();
  }

  @Test
  void litObjectInFrontOfDarkGroundHasNoBars() {
    PaintedFrame ball =
        PaintedFrame.grey(0, 320, 180, (x, y) -> Math.hypot(x - 160, y - 90) < 50 ? 200 : 4);

    assertThat(Clip.number(Clip.still(new BarsMeasure(), ball), "bars_share")).isZero();
  }

  @Test
  void nightSkyOverSkylineIsNoBar() {
    PaintedFrame city =
        PaintedFrame.grey(0, 320, 180, (x, y) -> y > 70 + 40 * Math.sin(x / 9.0) ? 120 : 5);

    assertThat(Clip.number(Clip.still(new BarsMeasure(), city), "bars_share")).isZero();
  }

  @Test
  void darknessSaysNothing() {
    PaintedFrame dark = PaintedFrame.grey(0, 320, 180, (x, y) -> (x + y) % 7);

    assertThat(Clip.still(new BarsMeasure(), dark).values())
        .allMatch(value -> value.absent().isPresent());
  }
}
