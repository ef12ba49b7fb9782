package org.worldmill.label.physics;

/**
 * A way within a window of time, as a sum of polynomials that are orthogonal over its sightings
 * (Forsythe, Generation and use of orthogonal polynomials for data-fitting with a digital computer,
 * 1957). So each degree's coefficient is found by itself, and none changes as others are left out
 * or shrunk. The leading power of each polynomial is 1: a coefficient is a derivative over a
 * factorial, whatever the window.
 */
final class LocalPolynomial {

  private final int size;
  private final double middle;
  private final double[] alpha;
  private final double[] beta;
  private final double[] squares;
  private final double[] across;
  private final double[] down;
  private final double variance;
  private final double pulled;

  /**
   * Of a course's sightings {@code from} to before {@code to}, up to a degree below their count.
   */
  LocalPolynomial(Course course, int from, int to, int degree) {
    int n = to - from;
    size = n;
    middle = (course.t(from) + course.t(to - 1)) / 2;
    alpha = new double[degree + 1];
    beta = new double[degree + 1];
    squares = new double[degree + 1];
    across = new double[degree + 1];
    down = new double[degree + 1];
    double[] before = new double[n];
    double[] now = new double[n];
    double[] restX = new double[n];
    double[] restY = new double[n];
    for (int i = 0; i < n; i++) {
      now[i] = 1;
      restX[i] = course.x(from + i);
      restY[i] = course.y(from + i);
    }
    for (int k = 0; k <= degree; k++) {
      double moment = 0;
      for (int i = 0; i < n; i++) {
        double square = now[i] * now[i];
        squares[k] += square;
        moment += square * (course.t(from + i) - middle);
        across[k] += now[i] * restX[i];
        down[k] += now[i] * restY[i];
      }
      across[k] /= squares[k];
      down[k] /= squares[k];
      alpha[k] = moment / squares[k];
      beta[k] = k == 0 ? 0 : squares[k] / squares[k - 1];
      for (int i = 0; i < n; i++) {
        restX[i] -= across[k] * now[i];
        restY[i] -= down[k] * now[i];
        double next = (course.t(from + i) - middle - alpha[k]) * now[i] - beta[k] * before[i];
        before[i] = now[i];
        now[i] = next;
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += restX[i] * restX[i] + restY[i] * restY[i];
    }
    variance = sum / (2 * Math.max(1, n - degree - 1));
    double pulls = 0;
    for (int i = from; i < to; i++) {
      pulls += course.pulled(i) * course.pulled(i) / n;
    }
    pulled = pulls;
  }

  /** Its sightings. */
  int size() {
    return size;
  }

  int degree() {
    return squares.length - 1;
  }

  /** Variance of a coordinate of a place about the sum of all degrees. */
  double variance() {
    return variance;
  }

  /** Mean variance of a coordinate of a place by what of the thing was not seen. */
  double pulled() {
    return pulled;
  }

  /** Mean square of both coordinates' coefficients of a degree. */
  double size(int degree) {
    return (across[degree] * across[degree] + down[degree] * down[degree]) / 2;
  }

  /** Variance of such a coefficient, for places of variance 1. */
  double coefficientVariance(int degree) {
    return 1 / squares[degree];
  }

  /**
   * Place, velocity, acceleration and jerk at a time: a row for each, of the coordinate to the
   * right, that downwards, and the variance of either.
   *
   * @param shares for each degree, the share of its coefficient that is believed, 0..1
   * @param variances for each degree, the variance of what is believed of its coefficient
   */
  double[][] at(double seconds, double[] shares, double[] variances) {
    double t = seconds - middle;
    double[][] found = new double[4][3];
    double[] before = new double[4];
    double[] now = {1, 0, 0, 0};
    for (int k = 0; k < squares.length; k++) {
      for (int d = 0; d < found.length; d++) {
        found[d][0] += shares[k] * across[k] * now[d];
        found[d][1] += shares[k] * down[k] * now[d];
        found[d][2] += variances[k] * now[d] * now[d];
      }
      double[] next = new double[4];
      for (int d = 0; d < next.length; d++) {
        // The d-th derivative of (t - alpha) p - beta q.
        next[d] = (t - alpha[k]) * now[d] - beta[k] * before[d] + (d > 0 ? d * now[d - 1] : 0);
      }
      before = now;
      now = next;
    }
    return found;
  }
}
