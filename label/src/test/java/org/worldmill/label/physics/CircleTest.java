package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CircleTest {

  private static final double RADIUS = 110;

  /** A bob that swings about a direction, both in radians. */
  private static Course bob(double swing, double hanging, double noise) {
    Random random = new Random(4);
    int n = 90;
    double[] t = new double[n];
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = i / 30.0;
      double angle = hanging + swing * Math.sin(5 * t[i]);
      x[i] = 160 + RADIUS * Math.cos(angle) + noise * random.nextGaussian();
      y[i] = 20 + RADIUS * Math.sin(angle) + noise * random.nextGaussian();
    }
    return Course.of(t, x, y);
  }

  @Property(tries = 100)
  void findsTheCircleOfABobHoweverItHangs(
      @ForAll @DoubleRange(min = 0.25, max = 0.8) double swing,
      @ForAll @DoubleRange(min = -3, max = 3) double hanging) {
    Course course = bob(swing, hanging, 0.05);
    Circle circle = Circle.of(course).orElseThrow();
    assertThat(circle.radius()).isCloseTo(RADIUS, within(0.02 * RADIUS));
    double along = circle.along(course, 7) - circle.along(course, 3);
    double truth = RADIUS * swing * (Math.sin(5 * course.t(7)) - Math.sin(5 * course.t(3)));
    assertThat(Math.abs(along)).isCloseTo(Math.abs(truth), within(0.02 * Math.abs(truth) + 0.5));
  }

  @Test
  void findsNoneInWhatHardlyBends() {
    assertThat(Circle.of(bob(0.03, 1.5, 0.05))).isEmpty();
    assertThat(Circle.of(bob(0.3, 1.5, 2))).isEmpty();
  }
}
