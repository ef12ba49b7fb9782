package org.worldmill.label.physics;

/**
 * A stretch of a course with its parabola, by least squares about the stretch's mean time. With a
 * given acceleration only place and velocity are fitted.
 */
final class Arc {

  private static final int NEAR = 3;

  private final Course course;
  private final int from;
  private final int to;
  private final double mean;
  private final double[] px = new double[3];
  private final double[] py = new double[3];
  private final double[][] covariance;
  private final double squares;

  private Arc(Course course, int from, int to, double[][] covariance, double[][] fits) {
    this.course = course;
    this.from = from;
    this.to = to;
    this.covariance = covariance;
    mean = meanTime(course, from, to);
    System.arraycopy(fits[0], 0, px, 0, 3);
    System.arraycopy(fits[1], 0, py, 0, 3);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += square(residualX(i)) + square(residualY(i));
    }
    squares = sum;
  }

  /** The parabola of best fit through sightings {@code from} to before {@code to}. */
  static Arc fitted(Course course, int from, int to) {
    double mean = meanTime(course, from, to);
    double[] m = new double[5];
    double[] bx = new double[3];
    double[] by = new double[3];
    for (int i = from; i < to; i++) {
      double t = course.t(i) - mean;
      double power = 1;
      for (int k = 0; k < 5; k++) {
        m[k] += power;
        if (k < 3) {
          bx[k] += power * course.x(i);
          by[k] += power * course.y(i);
        }
        power *= t;
      }
    }
    double[][] inverse = inverse(m);
    double[][] fits = new double[2][3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        fits[0][r] += inverse[r][c] * bx[c];
        fits[1][r] += inverse[r][c] * by[c];
      }
    }
    return new Arc(course, from, to, inverse, fits);
  }

  /** Place and velocity of best fit under a given acceleration. */
  static Arc falling(Course course, int from, int to, double ax, double ay) {
    double mean = meanTime(course, from, to);
    int n = to - from;
    double spread = 0;
    double[] b = new double[4];
    for (int i = from; i < to; i++) {
      double t = course.t(i) - mean;
      double x = course.x(i) - ax * t * t / 2;
      double y = course.y(i) - ay * t * t / 2;
      spread += t * t;
      b[0] += x;
      b[1] += y;
      b[2] += t * x;
      b[3] += t * y;
    }
    double[][] covariance = new double[3][3];
    covariance[0][0] = 1.0 / n;
    covariance[1][1] = 1 / spread;
    return new Arc(
        course,
        from,
        to,
        covariance,
        new double[][] {{b[0] / n, b[2] / spread, ax / 2}, {b[1] / n, b[3] / spread, ay / 2}});
  }

  private static double meanTime(Course course, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += course.t(i);
    }
    return sum / (to - from);
  }

  /** Of the symmetric matrix with the moments m0 to m4. */
  private static double[][] inverse(double[] m) {
    double a = m[2] * m[4] - m[3] * m[3];
    double b = m[2] * m[3] - m[1] * m[4];
    double c = m[1] * m[3] - m[2] * m[2];
    double det = m[0] * a + m[1] * b + m[2] * c;
    double d = m[0] * m[4] - m[2] * m[2];
    double e = m[1] * m[2] - m[0] * m[3];
    double f = m[0] * m[2] - m[1] * m[1];
    return new double[][] {
      {a / det, b / det, c / det}, {b / det, d / det, e / det}, {c / det, e / det, f / det}
    };
  }

  private static double square(double value) {
    return value * value;
  }

  Course course() {
    return course;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int size() {
    return to - from;
  }

  double start() {
    return course.t(from);
  }

  double end() {
    return course.t(to - 1);
  }

  double seconds() {
    return end() - start();
  }

  double x(double t) {
    double s = t - mean;
    return px[0] + s * (px[1] + s * px[2]);
  }

  double y(double t) {
    double s = t - mean;
    return py[0] + s * (py[1] + s * py[2]);
  }

  double vx(double t) {
    return px[1] + 2 * (t - mean) * px[2];
  }

  double vy(double t) {
    return py[1] + 2 * (t - mean) * py[2];
  }

  double ax() {
    return 2 * px[2];
  }

  double ay() {
    return 2 * py[2];
  }

  double accel() {
    return Math.sqrt(square(ax()) + square(ay()));
  }

  double residualX(int i) {
    return course.x(i) - x(course.t(i));
  }

  double residualY(int i) {
    return course.y(i) - y(course.t(i));
  }

  /** Sum of the squares of all residuals, both ways. */
  double squares() {
    return squares;
  }

  /** Standard deviation of a place, never below what its course's noise says. */
  double deviation() {
    int freedom = Math.max(1, 2 * size() - 6);
    return Math.max(course.noise(), Math.sqrt(squares / freedom));
  }

  /** Mean variance of a coordinate by what of the thing was not seen. */
  double pulled() {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += square(course.pulled(i));
    }
    return sum / size();
  }

  /** The same of the {@value #NEAR} sightings nearest to its beginning, or to its end. */
  double pulledNear(double t) {
    boolean early = Math.abs(t - start()) < Math.abs(t - end());
    int first = early ? from : Math.max(from, to - NEAR);
    int last = early ? Math.min(to, from + NEAR) : to;
    double sum = 0;
    for (int i = first; i < last; i++) {
      sum += square(course.pulled(i));
    }
    return sum / (last - first);
  }

  /** Variance of a coordinate of the place at a time, for places of variance 1. */
  double placeVariance(double t) {
    return form(1, t - mean, square(t - mean));
  }

  /** Variance of a component of the velocity at a time, for places of variance 1. */
  double velocityVariance(double t) {
    return form(0, 1, 2 * (t - mean));
  }

  /** Variance of a component of the acceleration, for places of variance 1. */
  double accelVariance() {
    return 4 * covariance[2][2];
  }

  /** Mean of the times it was fitted to. */
  double meanTime() {
    return mean;
  }

  private double form(double a, double b, double c) {
    double[] v = {a, b, c};
    double sum = 0;
    for (int r = 0; r < 3; r++) {
      for (int k = 0; k < 3; k++) {
        sum += v[r] * covariance[r][k] * v[k];
      }
    }
    return sum;
  }
}
