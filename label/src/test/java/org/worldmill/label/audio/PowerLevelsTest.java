package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PowerLevelsTest {

  @Property(tries = 100)
  void partsTwoLevelsWhereTheyMeet(@ForAll @IntRange(min = 2, max = 62) int step) {
    PowerLevels levels = new PowerLevels(steps(64, step, 1e-6, 1e-2));
    assertThat(levels.split(0, 64, 1e-2)).isEqualTo(step);
  }

  @Test
  void spreadsNowhereWhereSoundBeginsInSilence() {
    assertThat(new PowerLevels(noise(64, 32, 1e-7, 1e-2)).spread(32, 16)).isLessThan(0.01);
  }

  @Test
  void spreadsFurtherTheLessTheLevelsAreApart() {
    double last = 0;
    for (double before : new double[] {1e-4, 3e-3, 6e-3}) {
      double spread = 0;
      for (int seed = 0; seed < 20; seed++) {
        PowerLevels levels = new PowerLevels(noise(64, 32, before, 1e-2, seed));
        spread += levels.spread(32, 16) / 20;
      }
      assertThat(spread).isGreaterThan(last);
      last = spread;
    }
    assertThat(last).isGreaterThan(2);
  }

  @Test
  void takesSilenceAndTheEndsOfTheTrace() {
    PowerLevels silence = new PowerLevels(new float[64]);
    assertThat(silence.mean(3, 9)).isEqualTo(0, within(0.0));
    assertThat(silence.spread(1, 16)).isFinite();
    assertThat(silence.spread(63, 16)).isFinite();
  }

  @Test
  void refusesAStretchWithoutRoom() {
    PowerLevels levels = new PowerLevels(new float[64]);
    assertThatThrownBy(() -> levels.split(5, 8, 1e-8)).hasMessageContaining("5 to 8");
  }

  private static float[] steps(int count, int at, double before, double after) {
    float[] bins = new float[count];
    for (int i = 0; i < count; i++) {
      bins[i] = (float) (i < at ? before : after);
    }
    return bins;
  }

  private static float[] noise(int count, int at, double before, double after) {
    return noise(count, at, before, after, 1);
  }

  /** As four samples a bin would be. */
  private static float[] noise(int count, int at, double before, double after, long seed) {
    float[] bins = steps(count, at, before, after);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      double square = 0;
      for (int k = 0; k < 4; k++) {
        double sample = random.nextGaussian();
        square += sample * sample / 4;
      }
      bins[i] *= (float) square;
    }
    return bins;
  }
}
