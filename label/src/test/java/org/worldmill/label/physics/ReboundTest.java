package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReboundTest {

  private static final double GRAVITY = 900;
  private static final double NOISE = 0.05;
  private static final double CONTACT = 0.7;

  /** Two flights of a ball that keeps 0.8 of its speed, thirty pictures a second. */
  private static Bounce bounce(Random random, Rebound.Drift drift) {
    double into = GRAVITY * 0.35;
    double out = 0.8 * into;
    List<Double> t = new ArrayList<>();
    int before = 0;
    for (int i = 0; i / 30.0 < CONTACT + 2 * out / GRAVITY; i++) {
      t.add(i / 30.0);
      before += i / 30.0 < CONTACT ? 1 : 0;
    }
    double[] times = t.stream().mapToDouble(Double::doubleValue).toArray();
    double[] x = new double[times.length];
    double[] y = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      double since = times[i] - CONTACT;
      x[i] = 40 * times[i] + NOISE * random.nextGaussian();
      y[i] =
          150
              + (since < 0 ? into : -out) * since
              + GRAVITY * since * since / 2
              + NOISE * random.nextGaussian();
    }
    Course course = Course.of(times, x, y);
    List<Arc> arcs =
        List.of(Arc.fitted(course, 0, before), Arc.fitted(course, before, times.length));
    SharedFall shared = new SharedFall(arcs);
    List<Arc> falling = shared.falling();
    return Rebound.of(new Jump(falling.get(0), falling.get(1)), shared, drift);
  }

  @Test
  void errorsAreAsLargeAsTheySay() {
    Random random = new Random(8);
    int rounds = 300;
    double restitution = 0;
    double energy = 0;
    double time = 0;
    for (int i = 0; i < rounds; i++) {
      Bounce bounce = bounce(random, Rebound.Drift.NONE);
      restitution += square((bounce.restitution() - 0.8) / bounce.restitutionError());
      time += square((bounce.seconds() - CONTACT) / bounce.secondsError());
      double across = 40 * 40;
      double into = square(GRAVITY * 0.35);
      double kept = (0.64 * into + across) / (into + across);
      energy += square((bounce.energyKept() - kept) / bounce.energyKeptError());
    }
    // Noise that is white needs none of the factors that were found on films.
    assertThat(Math.sqrt(restitution / rounds)).isBetween(0.7, 1.35);
    assertThat(Math.sqrt(energy / rounds)).isBetween(0.7, 1.35);
    assertThat(Math.sqrt(time / rounds)).isBetween(0.5, 1.1);
  }

  @Test
  void aDriftThatIsNotKnownIsPartOfTheErrors() {
    Bounce known = bounce(new Random(1), Rebound.Drift.NONE);
    Bounce unknown = bounce(new Random(1), new Rebound.Drift(0, 10));
    double into = GRAVITY * 0.35;
    assertThat(unknown.restitution()).isEqualTo(known.restitution());
    assertThat(unknown.restitutionError()).isCloseTo(1.8 * 10 / into, within(0.002));
    // Energy goes with the square: twice 0.8 times as much.
    assertThat(unknown.energyKeptError()).isCloseTo(2 * 0.8 * 1.8 * 10 / into, within(0.006));
  }

  private static double square(double value) {
    return value * value;
  }
}
