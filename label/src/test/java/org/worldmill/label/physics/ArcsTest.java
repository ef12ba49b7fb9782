package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArcsTest {

  private static final double STRIKE = 0.513;

  /** Falls, strikes at {@link #STRIKE} and rises with 0.7 of its speed; 30 places a second. */
  private static Course bounce(double noise) {
    Random random = new Random(4);
    double[] t = new double[33];
    double[] x = new double[33];
    double[] y = new double[33];
    for (int i = 0; i < t.length; i++) {
      t[i] = i / 30.0;
      double since = t[i] - STRIKE;
      double y0 = 400 * STRIKE * STRIKE;
      y[i] = since < 0 ? 400 * t[i] * t[i] : y0 - 0.7 * 800 * STRIKE * since + 400 * since * since;
      x[i] = 50 * t[i] + noise * random.nextGaussian();
      y[i] += noise * random.nextGaussian();
    }
    return Course.of(t, x, y);
  }

  @Test
  void partsAWayWhereTheVelocityJumps() {
    List<Arc> arcs = Arcs.of(bounce(0.1));
    assertThat(arcs).hasSize(2);
    Jump jump = new Jump(arcs.get(0), arcs.get(1));
    assertThat(jump.seconds()).isCloseTo(STRIKE, within(0.002));
    assertThat(jump.sudden()).isTrue();
    assertThat(jump.meets()).isTrue();
    assertThat(arcs.get(0).ay()).isCloseTo(800, within(25.0));
    assertThat(-jump.after().vy(STRIKE) / jump.before().vy(STRIKE)).isCloseTo(0.7, within(0.02));
  }

  @Test
  void leavesASmoothWayWhole() {
    double[] t = new double[60];
    double[] x = new double[60];
    double[] y = new double[60];
    Random random = new Random(5);
    for (int i = 0; i < t.length; i++) {
      t[i] = i / 30.0;
      x[i] = 100 * t[i] + 0.2 * random.nextGaussian();
      y[i] = 90 * t[i] * t[i] + 0.2 * random.nextGaussian();
    }
    assertThat(Arcs.of(Course.of(t, x, y))).hasSize(1);
  }

  @Test
  void sharesOneAccelerationAmongFlights() {
    List<Arc> arcs = Arcs.of(bounce(0.1));
    SharedFall shared = new SharedFall(arcs);
    assertThat(shared.ay()).isCloseTo(800, within(4 * shared.error()));
    assertThat(shared.error()).isBetween(0.5, 20.0);
    assertThat(shared.residual()).isLessThan(0.3);
  }

  @Test
  void estimatesTheNoiseOfPlacesWithoutKnowingTheWay() {
    assertThat(bounce(0.3).noise()).isCloseTo(0.3, within(0.2));
  }
}
