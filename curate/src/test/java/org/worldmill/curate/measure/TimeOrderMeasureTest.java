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
