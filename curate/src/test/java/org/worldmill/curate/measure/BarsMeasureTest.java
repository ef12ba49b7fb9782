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

  private static Map<String, SignalValue> boxed(
      PaintedFrame.Paint inside, PaintedFrame.Paint bars) {
    return Clip.still(
        new BarsMeasure(),
        PaintedFrame.grey(
            0, 320, 180, (x, y) -> y < 30 || y >= 150 ? bars.at(x, y) : inside.at(x, y)));
  }

  @Test
  void barBesideNearBlackContentEndsWhereTheOneOppositeDoes() {
    Map<String, SignalValue> found = boxed((x, y) -> y < 70 && x > 40 ? 12 : 140, (x, y) -> 2);

    assertThat(Clip.number(found, "crop_y")).isCloseTo(30 / 180.0, within(1e-9));
    assertThat(Clip.number(found, "crop_h")).isCloseTo(120 / 180.0, within(1e-9));
  }

  @Test
  void twoBarsOfOneWidthMayBothEndInTheDark() {
    Map<String, SignalValue> found = boxed((x, y) -> x % 5 < 2 ? 150 : 9, (x, y) -> 2);

    assertThat(Clip.number(found, "bars_share")).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void logoAndSubtitlesInBarsArePartOfThem() {
    Map<String, SignalValue> found =
        boxed(
            PaintedFrame.scene(3),
            (x, y) ->
                (y < 15 && y > 5 && x > 12 && x < 60) || (y > 160 && y < 172 && x > 80 && x < 240)
                    ? 230
                    : 0);

    assertThat(Clip.number(found, "bars_share")).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void blurredEdgesBelongToTheBars() {
    Map<String, SignalValue> found =
        boxed((x, y) -> y == 30 || y == 149 ? 50 : 150 + x % 7, (x, y) -> 1);

    assertThat(Clip.number(found, "crop_y")).isCloseTo(31 / 180.0, within(1e-9));
    assertThat(Clip.number(found, "crop_h")).isCloseTo(118 / 180.0, within(1e-9));
  }

  @Test
  void titleOnBlackIsTooLittleToTellBarsFrom() {
    PaintedFrame title =
        PaintedFrame.grey(0, 320, 180, (x, y) -> y > 80 && y < 100 && x > 90 && x < 230 ? 240 : 0);

    assertThat(Clip.still(new BarsMeasure(), title).get("bars_share").absent()).isPresent();
  }
}
