package org.worldmill.label.physics;

/** Sums of a linear least squares problem, and its solution by Gauss and Jordan. */
final class NormalEquations {

  private final int size;
  private final double[][] rows;
  private final double[] right;

  NormalEquations(int size) {
    this.size = size;
    rows = new double[size][2 * size];
    right = new double[size];
  }

  /**
   * Adds an observation.
   *
   * @param places which unknowns it depends on
   * @param slopes how much on each
   */
  void add(int[] places, double[] slopes, double value, double weight) {
    for (int r = 0; r < places.length; r++) {
      double w = weight * slopes[r];
      for (int c = 0; c < places.length; c++) {
        rows[places[r]][places[c]] += w * slopes[c];
      }
      right[places[r]] += w * value;
    }
  }

  /**
   * Turns the sums into the inverse of their matrix, once; false if there is none. Nothing can be
   * added afterwards.
   */
  boolean invert() {
    for (int r = 0; r < size; r++) {
      rows[r][size + r] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double head = rows[pivot][pivot];
      if (!(head > 1e-30)) {
        return false;
      }
      for (int c = 0; c < 2 * size; c++) {
        rows[pivot][c] /= head;
      }
      for (int r = 0; r < size; r++) {
        double factor = rows[r][pivot];
        if (r != pivot && factor != 0) {
          for (int c = 0; c < 2 * size; c++) {
            rows[r][c] -= factor * rows[pivot][c];
          }
        }
      }
    }
    return true;
  }

  /** Covariance of two unknowns, for observations of variance 1 over their weight. */
  double covariance(int one, int other) {
    return rows[one][size + other];
  }

  /** The best value of an unknown. */
  double solution(int unknown) {
    double sum = 0;
    for (int c = 0; c < size; c++) {
      sum += rows[unknown][size + c] * right[c];
    }
    return sum;
  }

  /** The best values of all unknowns. */
  double[] solutions() {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = solution(i);
    }
    return values;
  }
}
