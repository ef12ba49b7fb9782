package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShakeTest {

  private static final double PLACE_ERROR = 1e-4;

  private static Shake held(double tremble, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shake shake = new Shake(0, PLACE_ERROR);
    for (int i = 0; i <= 40; i++) {
      double t = i / 4.0;
      double x = 0.1 * t + tremble * Math.sin(5 * t) + noise * random.nextGaussian();
      shake.add(t, x, noise * random.nextGaussian());
    }
    return shake;
  }

  private static double covered(double tremble) {
    double truth = held(tremble, 0, 1).found().orElseThrow().rms();
    int inside = 0;
    for (int seed = 0; seed < 400; seed++) {
      Shake.Found found = held(tremble, PLACE_ERROR, seed).found().orElseThrow();
      inside += Math.abs(found.rms() - truth) <= 1.96 * found.error() ? 1 : 0;
    }
    return inside / 400.0;
  }

  @Test
  void aSteadyPanDoesNotShake() {
    assertThat(held(0, 0, 1).found().orElseThrow().rms()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aTrembleIsMeasuredAgainstItsMeanOverTwoSeconds() {
    // The mean of the sine itself over two seconds takes a little away.
    assertThat(held(0.01, 0, 1).found().orElseThrow().rms())
        .isCloseTo(0.01 / Math.sqrt(2), within(0.002));
  }

  @Test
  void nineteenOfTwentyTruthsLieWithinTheStatedInterval() {
    assertThat(covered(0.003)).isBetween(0.92, 0.98);
  }

  @Test
  void jitterAloneIsNoMoreThanItsErrorAllows() {
    assertThat(covered(0)).isGreaterThan(0.92);
  }

  @Test
  void underTwoSecondsNothingIsSaid() {
    Shake shake = new Shake(0, PLACE_ERROR);
    for (int i = 0; i < 7; i++) {
      shake.add(i / 4.0, i, i);
    }
    assertThat(shake.found()).isEmpty();
  }
}
