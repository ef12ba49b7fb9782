package org.worldmill.label.robot;

import java.util.Arrays;

/**
 * A polynomial fitted to the rows around one by least squares, as weights of these rows: they hold
 * for every course over the same rows.
 */
final class LocalFit {

  private final double[][] basis;
  private final double[][] weights;
  private final int start;

  /**
   * Of a degree over {@code count} rows from {@code start} on, in powers of the time from {@code
   * centre} over {@code unit}.
   */
  LocalFit(double[] seconds, int start, int count, double centre, double unit, int degree) {
    this.start = start;
    int terms = degree + 1;
    basis = new double[count][terms];
    for (int i = 0; i < count; i++) {
      double power = 1;
      for (int k = 0; k < terms; k++) {
        basis[i][k] = power;
        power *= (seconds[start + i] - centre) / unit;
      }
    }
    double[][] gram = new double[terms][terms];
    for (double[] row : basis) {
      for (int a = 0; a < terms; a++) {
        for (int b = 0; b < terms; b++) {
          gram[a][b] += row[a] * row[b];
        }
      }
    }
    double[][] inverse = inverse(gram);
    weights = new double[terms][count];
    for (int k = 0; k < terms; k++) {
      for (int i = 0; i < count; i++) {
        for (int b = 0; b < terms; b++) {
          weights[k][i] += inverse[k][b] * basis[i][b];
        }
      }
    }
  }

  /** The coefficient of a power, of values less {@code zero}. */
  double coefficient(int power, double[] course, double zero) {
    double sum = 0;
    for (int i = 0; i < basis.length; i++) {
      sum += weights[power][i] * (course[start + i] - zero);
    }
    return sum;
  }

  /** Variance of that, for values of variance 1. */
  double variance(int power) {
    return Arrays.stream(weights[power]).map(weight -> weight * weight).sum();
  }

  /** Variance of values about the fit. */
  double leftOver(double[] course, double zero) {
    double[] coefficients = new double[weights.length];
    Arrays.setAll(coefficients, power -> coefficient(power, course, zero));
    double squares = 0;
    for (int i = 0; i < basis.length; i++) {
      double off = course[start + i] - zero;
      for (int k = 0; k < coefficients.length; k++) {
        off -= coefficients[k] * basis[i][k];
      }
      squares += off * off;
    }
    return squares / (basis.length - weights.length);
  }

  /** By Gauss and Jordan, with pivots. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] work = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, work[i], 0, n);
      work[i][n + i] = 1;
    }
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(work[i][k]) > Math.abs(work[pivot][k]) ? i : pivot;
      }
      double[] swap = work[k];
      work[k] = work[pivot];
      work[pivot] = swap;
      double head = work[k][k];
      for (int j = 0; j < 2 * n; j++) {
        work[k][j] /= head;
      }
      for (int i = 0; i < n; i++) {
        double share = work[i][k];
        for (int j = 0; i != k && j < 2 * n; j++) {
          work[i][j] -= share * work[k][j];
        }
      }
    }
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      inverse[i] = Arrays.copyOfRange(work[i], n, 2 * n);
    }
    return inverse;
  }
}
