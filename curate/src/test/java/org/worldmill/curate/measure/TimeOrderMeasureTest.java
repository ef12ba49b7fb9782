package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class TimeOrderMeasureTest {

  private static final PaintedFrame.Paint TEXTURE = PaintedFrame.patches(11, 16);

  private static Map<String, SignalValue> shown(int frames, IntUnaryOperator moment) {
    return Clip.measured(
        new TimeOrderMeasure(),
        frames,
        i -> {
          int at = moment.applyAsInt(i);
          return PaintedFrame.grey(i, 160, 90, (x, y) -> TEXTURE.at(x + 3 * at, y));
        });
  }

  @Property(tries = 10)
  void loopsHaveTheirPeriod(@ForAll @IntRange(min = 10, max = 50) int period) {
    Map<String, SignalValue> found = shown(100, i -> i % period);

    assertThat(Clip.number(found, "loop_contrast")).isGreaterThan(0.95);
    assertThat(Clip.number(found, "loop_period_s")).isCloseTo(period / 25.0, within(1e-9));
  }

  @Property(tries = 10)
  void boomerangsTurnAnywhereInTheMiddleHalf(@ForAll @IntRange(min = 30, max = 70) int turn) {
    Map<String, SignalValue> found = shown(100, i -> Math.min(i, 2 * turn - i) + 100);

    assertThat(Clip.number(found, "boomerang_contrast")).isGreaterThan(0.95);
  }

  /**
   * A small thing goes forth and back before a wall that a key picture then makes anew, roughly.
   */
  @Test
  void aCoarseKeyPictureOnTheWayBackHidesNoBoomerang() {
    Map<String, SignalValue> found =
        Clip.measured(
            new TimeOrderMeasure(),
            100,
            i -> {
              int left = 5 + 2 * Math.min(i, 99 - i);
              return PaintedFrame.grey(
                  i,
                  160,
                  90,
                  (x, y) -> {
                    boolean inside = x >= left && x < left + 8 && y >= 40 && y < 48;
                    double anew = i < 75 ? 0 : 0.9 * ((x / 5 * 7 + y / 5 * 13) % 9 - 4);
                    return inside ? 190 : 0.6 * TEXTURE.at(x, y) + anew;
                  });
            });

    assertThat(Clip.number(found, "boomerang_contrast")).isGreaterThan(0.95);
  }

  /** A thing of 8 x 8 samples before a wall that stands, coded a little differently each time. */
  private static Map<String, SignalValue> thing(int frames, IntUnaryOperator moment) {
    return Clip.measured(
        new TimeOrderMeasure(),
        frames,
        i -> {
          int left = 5 + 2 * moment.applyAsInt(i);
          int top = 40 + (int) (25 * Math.sin(0.13 * moment.applyAsInt(i)));
          return PaintedFrame.grey(
              i,
              160,
              90,
              (x, y) ->
                  x >= left && x < left + 8 && y >= top && y < top + 8
                      ? 190
                      : 0.6 * TEXTURE.at(x, y) + (x / 8 + y / 8 + i) % 4);
        });
  }

  @Property(tries = 5)
  void smallThingsThatRepeatTheirWayAreLoop(@ForAll @IntRange(min = 20, max = 50) int period) {
    Map<String, SignalValue> found = thing(100, i -> i % period);

    assertThat(Clip.number(found, "loop_contrast")).isGreaterThan(0.9);
    assertThat(Clip.number(found, "loop_period_s")).isCloseTo(period / 25.0, within(1e-9));
  }

  @Property(tries = 5)
  void smallThingsThatGoBackAreBoomerang(@ForAll @IntRange(min = 35, max = 65) int turn) {
    Map<String, SignalValue> found = thing(100, i -> Math.min(i, 2 * turn - i));

    assertThat(Clip.number(found, "boomerang_contrast")).isGreaterThan(0.9);
    assertThat(Clip.number(found, "loop_contrast")).isLessThan(0.5);
  }

  @Test
  void smallThingsThatGoOnDoNeither() {
    Map<String, SignalValue> found = thing(70, i -> i);

    assertThat(Clip.number(found, "loop_contrast")).isLessThan(0.5);
    assertThat(Clip.number(found, "boomerang_contrast")).isLessThan(0.5);
  }

  @Property(tries = 5)
  void whatPassesOnceBetweenTwoStillTimesIsNoLoop(@ForAll @IntRange(min = 10, max = 60) int from) {
    Map<String, SignalValue> found =
        thing(100, i -> i < from || i >= from + 25 ? -10 : 3 * (i - from));

    assertThat(found.get("loop_contrast").number().orElse(0.0)).isLessThan(0.7);
  }

  @Test
  void timeThatRunsOnDoesNeither() {
    Map<String, SignalValue> found = shown(100, i -> i);

    assertThat(Clip.number(found, "loop_contrast")).isLessThan(0.5);
    assertThat(found.get("loop_period_s").absent()).isPresent();
    assertThat(Clip.number(found, "boomerang_contrast")).isLessThan(0.5);
    assertThat(found.get("reversed").absent()).isPresent();
  }

  @Test
  void fadingInAndOutIsNoReturn() {
    Map<String, SignalValue> found =
        Clip.measured(
            new TimeOrderMeasure(),
            100,
            i ->
                PaintedFrame.grey(
                    i,
                    160,
                    90,
                    (x, y) -> Math.min(1, i / 20.0) * TEXTURE.at(x + (i > 60 ? 2 * i : 120), y)));

    assertThat(Clip.number(found, "boomerang_contrast")).isLessThan(0.6);
  }

  @Test
  void jumpingTimeHasTheGreaterPace() {
    assertThat(Clip.number(shown(60, i -> 40 * i), "pace_ratio")).isGreaterThan(0.8);
    assertThat(Clip.number(shown(60, i -> i), "pace_ratio")).isLessThan(0.6);
  }

  @Test
  void stillAndShortClipsSayNothing() {
    assertThat(shown(60, i -> 0).values()).allMatch(value -> value.absent().isPresent());
    assertThat(shown(10, i -> i).values()).allMatch(value -> value.absent().isPresent());
  }
}
