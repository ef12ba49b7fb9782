package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShakeTest {

  private static final double STEP_ERROR = 1e-4;

  private static Shake held(double tremble, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shake shake = new Shake(0);
    double off = 0;
    for (int i = 0; i <= 40; i++) {
      // What one step is measured wrong by stays in all places after it.
      off += i == 0 ? 0 : noise * gauss(random);
      double t = i / 4.0;
      shake.add(t, 0.1 * t + tremble * Math.sin(5 * t) + off, 0, i == 0 ? 0 : STEP_ERROR / 1.2);
    }
    return shake;
  }

  private static double gauss(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
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
    double truth = held(0.003, 0, 1).found().orElseThrow().rms();
    int inside = 0;
    for (int seed = 0; seed < 400; seed++) {
      Shake.Found found = held(0.003, STEP_ERROR, seed).found().orElseThrow();
      inside += Math.abs(found.rms() - truth) <= 1.96 * found.error() ? 1 : 0;
    }
    assertThat(inside / 400.0).isBetween(0.92, 0.98);
  }

  @Test
  void underTwoSecondsNothingIsSaid() {
    Shake shake = new Shake(0);
    for (int i = 0; i < 7; i++) {
      shake.add(i / 4.0, i, i, 0);
    }
    assertThat(shake.found()).isEmpty();
  }
}
