package org.worldmill.label.track;

/** Small systems of linear equations. */
final class LinearSystem {

  private LinearSystem() {}

  /**
   * Solves by elimination with pivoting; the matrix is used up.
   *
   * @param rows coefficients, each row ending in its right side
   * @return the solution; empty if there is no single one
   */
  static double[] solved(double[][] rows) {
    int n = rows.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int r = column + 1; r < n; r++) {
        pivot = Math.abs(rows[r][column]) > Math.abs(rows[pivot][column]) ? r : pivot;
      }
      if (Math.abs(rows[pivot][column]) < 1e-12) {
        return new double[0];
      }
      double[] swap = rows[column];
      rows[column] = rows[pivot];
      rows[pivot] = swap;
      for (int r = column + 1; r < n; r++) {
        double factor = rows[r][column] / rows[column][column];
        for (int c = column; c <= n; c++) {
          rows[r][c] -= factor * rows[column][c];
        }
      }
    }
    double[] solution = new double[n];
    for (int r = n - 1; r >= 0; r--) {
      double sum = rows[r][n];
      for (int c = r + 1; c < n; c++) {
        sum -= rows[r][c] * solution[c];
      }
      solution[r] = sum / rows[r][r];
    }
    return solution;
  }
}
