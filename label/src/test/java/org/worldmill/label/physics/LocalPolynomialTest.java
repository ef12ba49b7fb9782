package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalPolynomialTest {

  private static final int PICTURES = 11;

  private static Course course(long seed, double noise) {
    Random random = new Random(seed);
    double[] t = new double[PICTURES];
    double[] x = new double[PICTURES];
    double[] y = new double[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
      t[i] = 2 + i / 30.0 + (i % 3) * 0.003;
      x[i] = x(t[i] - 2) + noise * random.nextGaussian();
      y[i] = 7 - 3 * t[i] + noise * random.nextGaussian();
    }
    return Course.of(t, x, y);
  }

  private static double x(double t) {
    return 4 + 30 * t - 50 * t * t + 80 * t * t * t - 200 * Math.pow(t, 5);
  }

  private static double[] all(int degree) {
    double[] shares = new double[degree + 1];
    Arrays.fill(shares, 1);
    return shares;
  }

  @Test
  void isExactForItsOwnDegreeOverUnevenSteps() {
    LocalPolynomial window = new LocalPolynomial(course(1, 0), 0, PICTURES, 6);
    for (double t : new double[] {0, 0.1, 0.35}) {
      double[][] found = window.at(2 + t, all(6), new double[7]);
      assertThat(found[0][0]).isCloseTo(x(t), within(1e-9));
      assertThat(found[1][0])
          .isCloseTo(30 - 100 * t + 240 * t * t - 1000 * Math.pow(t, 4), within(1e-7));
      assertThat(found[2][0]).isCloseTo(-100 + 480 * t - 4000 * t * t * t, within(1e-5));
      assertThat(found[3][0]).isCloseTo(480 - 12000 * t * t, within(1e-3));
      assertThat(found[1][1]).isCloseTo(-3, within(1e-7));
    }
  }

  private static double[] noise(LocalPolynomial window, double variance) {
    double[] variances = new double[window.degree() + 1];
    for (int k = 0; k < variances.length; k++) {
      variances[k] = variance * window.coefficientVariance(k);
    }
    return variances;
  }

  @Test
  void knowsTheVarianceOfWhatItSays() {
    double[] sums = new double[4];
    double[] variances = new double[4];
    double places = 0;
    int tries = 400;
    for (int seed = 0; seed < tries; seed++) {
      LocalPolynomial window = new LocalPolynomial(course(seed, 0.1), 0, PICTURES, 5);
      double[][] found = window.at(2.1, all(5), noise(window, 0.01));
      double[] truth = {
        7 - 3 * 2.1, -3, 0, 0,
      };
      for (int d = 0; d < 4; d++) {
        sums[d] += Math.pow(found[d][1] - truth[d], 2) / tries;
        variances[d] = found[d][2];
      }
      places += window.variance() / tries;
    }
    assertThat(places).isCloseTo(0.01, within(0.001));
    for (int d = 0; d < 4; d++) {
      assertThat(sums[d] / variances[d]).isCloseTo(1, within(0.25));
    }
  }

  @Test
  void believesHigherDegreesWhereTheWayShowsThem() {
    List<LocalPolynomial> straight =
        List.of(
            new LocalPolynomial(course(1, 0.1), 0, PICTURES, 7),
            new LocalPolynomial(course(2, 0.1), 0, PICTURES, 7),
            new LocalPolynomial(course(3, 0.1), 0, PICTURES, 7));
    double[] shares = new Believed(straight, 0.01, true).shares(straight.get(1), 0.01);
    assertThat(shares[3]).isEqualTo(1);
    assertThat(shares[6]).isLessThan(0.8);
    double[] t = new double[PICTURES];
    double[] x = new double[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
      t[i] = i / 30.0;
      x[i] = 60 * Math.sin(12 * t[i]);
    }
    LocalPolynomial swing =
        new LocalPolynomial(Course.of(t, x, new double[PICTURES]), 0, PICTURES, 7);
    assertThat(new Believed(List.of(swing), 0.01, true).shares(swing, 0.01)[5]).isGreaterThan(0.9);
  }

  /** What hides in a degree is no more than a harmonic has there, unless the velocity jumps. */
  @Test
  void aSmoothWayHidesNoMoreThanItsLowerDegreesLetIt() {
    List<LocalPolynomial> straight =
        List.of(
            new LocalPolynomial(course(1, 0.1), 0, PICTURES, 7),
            new LocalPolynomial(course(2, 0.1), 0, PICTURES, 7),
            new LocalPolynomial(course(3, 0.1), 0, PICTURES, 7));
    LocalPolynomial window = straight.get(1);
    double[] none = new double[window.degree() + 1];
    double[] smooth = new Believed(straight, 0.01, true).variances(window, none, 0.01, 0.01);
    double[] jumping = new Believed(straight, 0.01, false).variances(window, none, 0.01, 0.01);
    assertThat(smooth[3]).isEqualTo(jumping[3]);
    assertThat(smooth[6]).isLessThan(0.2 * jumping[6]);
    assertThat(smooth[7]).isLessThan(0.2 * jumping[7]);
  }
}
