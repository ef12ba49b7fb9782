package org.worldmill.label.camera;

/** The unit vector in which a symmetric form of three variables is least, by Jacobi's rotations. */
final class SmallestAxis {

  private static final int SWEEPS = 12;

  private SmallestAxis() {}

  /** For the form's upper triangle, row after row. */
  static Vec of(double[] upper) {
    double[][] m = {
      {upper[0], upper[1], upper[2]}, {upper[1], upper[3], upper[4]}, {upper[2], upper[4], upper[5]}
    };
    double[][] axes = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      rotate(m, axes, 0, 1);
      rotate(m, axes, 0, 2);
      rotate(m, axes, 1, 2);
    }
    int least = m[0][0] <= m[1][1] ? 0 : 1;
    least = m[2][2] < m[least][least] ? 2 : least;
    return new Vec(axes[0][least], axes[1][least], axes[2][least]);
  }

  private static void rotate(double[][] m, double[][] axes, int p, int q) {
    if (Math.abs(m[p][q]) < 1e-300) {
      return;
    }
    double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < 3; k++) {
      double kp = m[k][p];
      double kq = m[k][q];
      m[k][p] = c * kp - s * kq;
      m[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < 3; k++) {
      double pk = m[p][k];
      double qk = m[q][k];
      m[p][k] = c * pk - s * qk;
      m[q][k] = s * pk + c * qk;
      double ap = axes[k][p];
      double aq = axes[k][q];
      axes[k][p] = c * ap - s * aq;
      axes[k][q] = s * ap + c * aq;
    }
  }
}
