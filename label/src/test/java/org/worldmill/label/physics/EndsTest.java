package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class EndsTest {

  private static final double GRAVITY = 930;

  /** A flight of 30 pictures a second, of which some places are moved down. */
  private static Arc flight(int pictures, long seed, double first, double last) {
    Random random = new Random(seed);
    double[] t = new double[pictures];
    double[] x = new double[pictures];
    double[] y = new double[pictures];
    for (int i = 0; i < pictures; i++) {
      t[i] = i / 30.0;
      double since = (i - pictures / 2) / 30.0;
      x[i] = 40 * since + 0.03 * random.nextGaussian();
      y[i] = GRAVITY * since * since / 2 + 0.03 * random.nextGaussian();
    }
    y[0] += first;
    y[pictures - 1] += last;
    return Arc.fitted(Course.of(t, x, y), 0, pictures);
  }

  @Property(tries = 200)
  void leavesOutAnEndThatHoldsAContact(
      @ForAll @IntRange(min = 10, max = 30) int pictures,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.8, max = 3) double off) {
    Arc trimmed = Ends.trimmed(flight(pictures, seed, 0, -off));
    assertThat(trimmed.to()).isLessThan(pictures);
    assertThat(trimmed.size()).isGreaterThanOrEqualTo(pictures - 4).isGreaterThanOrEqualTo(5);
    double error = Math.sqrt(trimmed.accelVariance()) * trimmed.deviation();
    assertThat(trimmed.ay()).isCloseTo(GRAVITY, within(6 * error));
  }

  @Property(tries = 200)
  void leavesAlmostAllCleanFlightsWhole(
      @ForAll @IntRange(min = 8, max = 30) int pictures, @ForAll long seed) {
    assertThat(Ends.trimmed(flight(pictures, seed, 0, 0)).size())
        .isGreaterThanOrEqualTo(pictures - 1);
  }

  @Property(tries = 100)
  void keepsWhatTellsAParabola(
      @ForAll @IntRange(min = 4, max = 6) int pictures, @ForAll long seed) {
    assertThat(Ends.trimmed(flight(pictures, seed, 5, -5)).size())
        .isGreaterThanOrEqualTo(Math.min(5, pictures));
  }
}
