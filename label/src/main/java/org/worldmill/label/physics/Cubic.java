package org.worldmill.label.physics;

/** What a cubic finds in an arc beyond its parabola: the change of its acceleration. */
final class Cubic {

  private final double jx;
  private final double jy;
  private final double error;

  Cubic(Arc arc) {
    double mean = arc.meanTime();
    int n = arc.size();
    double[] t = new double[n];
    double[] q = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = arc.course().t(arc.from() + i) - mean;
      q[i] = t[i] * t[i] * t[i] / 6;
    }
    double[][] basis = new double[3][n];
    for (int i = 0; i < n; i++) {
      basis[0][i] = 1;
      basis[1][i] = t[i];
      basis[2][i] = t[i] * t[i];
    }
    for (int k = 0; k < 3; k++) {
      for (int l = 0; l < k; l++) {
        away(basis[k], basis[l]);
      }
      away(q, basis[k]);
    }
    Arc own = Arc.fitted(arc.course(), arc.from(), arc.to());
    double sumX = 0;
    double sumY = 0;
    double size = 0;
    for (int i = 0; i < n; i++) {
      sumX += q[i] * own.residualX(arc.from() + i);
      sumY += q[i] * own.residualY(arc.from() + i);
      size += q[i] * q[i];
    }
    jx = size > 0 ? sumX / size : 0;
    jy = size > 0 ? sumY / size : 0;
    error = size > 0 ? 1 / Math.sqrt(size) : Double.POSITIVE_INFINITY;
  }

  private static void away(double[] values, double[] direction) {
    double product = 0;
    double size = 0;
    for (int i = 0; i < values.length; i++) {
      product += values[i] * direction[i];
      size += direction[i] * direction[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= product / size * direction[i];
    }
  }

  double jx() {
    return jx;
  }

  double jy() {
    return jy;
  }

  /** Standard error of a component for places of variance 1. */
  double error() {
    return error;
  }
}
