package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TremorTest {

  private static final double FOCAL = 0.9;
  private static final double ASPECT = 0.5625;

  /** Of a hand that trembles by as many widths whatever the zoom, and is seen through that. */
  private static Shake.Found shake(double enlargement, double errorRad) {
    Bend bend = new Bend(ASPECT);
    double seen = bend.from(FOCAL * enlargement, FOCAL);
    List<Step> steps = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Vec turn = new Vec(0, seen * (i % 2 == 0 ? 0.004 : -0.004), 0);
      Vec error = new Vec(errorRad, errorRad, errorRad);
      long start = i * 250_000_000L;
      Step step =
          new Step(start, start + 250_000_000L, Step.Kind.MOVED, turn, 0, error, 0, Standing.NONE);
      steps.add(step);
      stretches.add(Stretch.still(step, Stretch.Known.CLEAR, enlargement));
    }
    Optional<FocalSearch.Found> lens = Optional.of(new FocalSearch.Found(FOCAL, 0));
    return new Tremor(FOCAL, 320, ASPECT).shake(steps, stretches, lens).orElseThrow();
  }

  @Test
  void aLensThatHasZoomedBendsThePictureLess() {
    double plain = shake(1, 1e-5).rms();
    assertThat(shake(2, 1e-5).rms()).isCloseTo(plain, within(1e-9));
    assertThat(new Bend(ASPECT).at(2 * FOCAL)).isLessThan(new Bend(ASPECT).at(FOCAL));
  }

  @Test
  void coarseCodingMakesItUnsureBeyondWhatManyStepsAverage() {
    Shake.Found fine = shake(1, 3e-5);
    Shake.Found coarse = shake(1, 1.2e-4);
    assertThat(coarse.rms()).isEqualTo(fine.rms());
    assertThat(coarse.error()).isGreaterThan(4 * fine.error());
  }
}
