package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class FrozenMeasureTest {

  private static PaintedFrame moving(long pts, int step) {
    return PaintedFrame.grey(pts, 320, 180, (x, y) -> PaintedFrame.scene(1).at(x + 3 * step, y));
  }

  @Test
  void countsTheTimeInWhichNothingChanges() {
    Map<String, SignalValue> found =
        Clip.measured(new FrozenMeasure(), 11, i -> moving(i, i < 3 ? i : i < 9 ? 3 : i));

    assertThat(Clip.number(found, "frozen_share")).isCloseTo(0.5, within(1e-9));
    assertThat(Clip.number(found, "frozen_run_s")).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void codingNoiseIsNoChange() {
    Map<String, SignalValue> found =
        Clip.measured(
            new FrozenMeasure(),
            5,
            i ->
                PaintedFrame.grey(
                    i, 320, 180, (x, y) -> PaintedFrame.scene(1).at(x, y) + (x + y + i) % 3 - 1));

    assertThat(Clip.number(found, "frozen_share")).isEqualTo(1);
  }

  @Test
  void smallSlowObjectInFrontOfFixedCameraIsNotFrozen() {
    Map<String, SignalValue> found =
        Clip.measured(
            new FrozenMeasure(),
            20,
            i ->
                PaintedFrame.grey(
                    i, 320, 180, (x, y) -> y / 10 == 9 && x >= 50 + i && x < 70 + i ? 160 : 90));

    assertThat(Clip.number(found, "frozen_share")).isZero();
  }

  @Test
  void oneFrameSaysNothing() {
    assertThat(Clip.still(new FrozenMeasure(), moving(0, 0)).get("frozen_share").absent())
        .contains("a single frame neither moves nor stands still");
  }
}
