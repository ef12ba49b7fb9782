package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LegsTest {

  private static Course course(DoubleUnaryOperator height) {
    Random random = new Random(2);
    double[] t = new double[60];
    double[] x = new double[60];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      t[i] = i / 30.0;
      x[i] = 60 * t[i] + 0.03 * random.nextGaussian();
      y[i] = height.applyAsDouble(t[i]) + 0.03 * random.nextGaussian();
    }
    return Course.of(t, x, y);
  }

  @Test
  void partAtAContact() {
    // Falls for a second, and is thrown back with four fifths of its speed.
    List<Course> legs =
        Legs.of(course(t -> t < 1.01 ? 80 * t * t : 81.6 - 130 * (t - 1.01) + 80 * sq(t - 1.01)));
    assertThat(legs).hasSize(2);
    assertThat(legs.get(0).size()).isEqualTo(31);
    assertThat(legs.get(1).t(0)).isCloseTo(31 / 30.0, within(1e-9));
  }

  private static double sq(double value) {
    return value * value;
  }

  @Test
  void whatSwingsStaysWhole() {
    assertThat(Legs.of(course(t -> 40 * Math.sin(6 * t)))).hasSize(1);
  }
}
