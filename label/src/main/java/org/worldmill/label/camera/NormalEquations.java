package org.worldmill.label.camera;

/** Weighted least squares for a few unknowns, solved by Cholesky's factors. */
final class NormalEquations {

  private final int size;
  private final double[][] matrix;
  private final double[] right;

  NormalEquations(int size) {
    this.size = size;
    matrix = new double[size][size];
    right = new double[size];
  }

  /** Adds an observation: {@code row . x = value}. */
  void add(double[] row, double value, double weight) {
    for (int r = 0; r < size; r++) {
      double wr = weight * row[r];
      for (int c = 0; c <= r; c++) {
        matrix[r][c] += wr * row[c];
      }
      right[r] += wr * value;
    }
  }

  /** The unknowns; zeros where they cannot be told. */
  double[] solution() {
    return substituted(factors(), right);
  }

  /** The diagonal of the inverse: variances for observations of variance 1. */
  double[] variances() {
    double[][] factors = factors();
    double[] variances = new double[size];
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      variances[i] = substituted(factors, unit)[i];
    }
    return variances;
  }

  private double[][] factors() {
    double[][] low = new double[size][size];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c <= r; c++) {
        double sum = matrix[r][c];
        for (int k = 0; k < c; k++) {
          sum -= low[r][k] * low[c][k];
        }
        low[r][c] = r == c ? Math.sqrt(Math.max(sum, 1e-12)) : sum / low[c][c];
      }
    }
    return low;
  }

  private double[] substituted(double[][] low, double[] values) {
    double[] x = values.clone();
    for (int r = 0; r < size; r++) {
      for (int k = 0; k < r; k++) {
        x[r] -= low[r][k] * x[k];
      }
      x[r] /= low[r][r];
    }
    for (int r = size - 1; r >= 0; r--) {
      for (int k = r + 1; k < size; k++) {
        x[r] -= low[k][r] * x[k];
      }
      x[r] /= low[r][r];
    }
    return x;
  }
}
