package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class RepeatsMeasureTest {

  private static final PaintedFrame.Paint TEXTURE = PaintedFrame.patches(7, 12);

  /** Films 25 frames a second of a moving scene, with noise that differs each time. */
  private static Map<String, SignalValue> shown(int frames, IntUnaryOperator moment) {
    return Clip.measured(
        new RepeatsMeasure(),
        frames,
        i -> {
          int at = moment.applyAsInt(i);
          return PaintedFrame.grey(
              i,
              160,
              90,
              (x, y) -> TEXTURE.at(x + 2 * at, y) + ((x * 7 + y * 3 + i) % 5 == 0 ? 1 : 0));
        });
  }

  @Property(tries = 20)
  void ratesAreTheOnesThatMove(@ForAll @IntRange(min = 6, max = 24) int rate) {
    Map<String, SignalValue> found = shown(100, i -> i * rate / 25);

    assertThat(Clip.number(found, "effective_fps")).isCloseTo(rate, within(0.05 * rate));
    assertThat(Clip.number(found, "repeat_share")).isCloseTo(1 - rate / 25.0, within(0.05));
  }

  @Property(tries = 10)
  void ratesOfSmallThingsBeforeWallAreToldOrNotButNotWrong(
      @ForAll @IntRange(min = 6, max = 25) int rate) {
    Map<String, SignalValue> found = thing(rate);

    found
        .get("effective_fps")
        .number()
        .ifPresent(fps -> assertThat(fps).isCloseTo(rate, within(0.05 * rate)));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8, 10, 12, 15, 20, 25})
  void ratesOfSmallThingsBeforeWallAreTold(int rate) {
    assertThat(Clip.number(thing(rate), "effective_fps")).isCloseTo(rate, within(0.05 * rate));
  }

  private static Map<String, SignalValue> thing(int rate) {
    return Clip.measured(
        new RepeatsMeasure(),
        100,
        i -> {
          int left = 5 + i * rate / 25;
          return PaintedFrame.grey(
              i,
              160,
              90,
              (x, y) ->
                  x >= left && x < left + 8 && y >= 40 && y < 48 ? 200 : 0.5 * TEXTURE.at(x, y));
        });
  }

  @Test
  void everyFrameOfRealFilmIsNew() {
    Map<String, SignalValue> found = shown(60, i -> i);

    assertThat(Clip.number(found, "repeat_share")).isZero();
    assertThat(Clip.number(found, "effective_fps")).isCloseTo(25, within(1e-9));
  }

  @Test
  void stillnessIsNoRepetition() {
    assertThat(shown(60, i -> 0).get("effective_fps").absent()).isPresent();
  }

  @Test
  void standingStillForWhileIsNoRepetition() {
    Map<String, SignalValue> found = shown(200, i -> i < 60 ? i : Math.max(60, i - 80));

    assertThat(Clip.number(found, "repeat_share")).isLessThan(0.2);
  }

  @Test
  void oneFrameSaysNothing() {
    assertThat(shown(1, i -> i).get("repeat_share").absent()).isPresent();
  }
}
