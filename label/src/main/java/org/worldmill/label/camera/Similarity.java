package org.worldmill.label.camera;

import java.util.Arrays;

/**
 * A shift, a turn and an enlargement of the picture about its middle, by least squares with Huber
 * weights: z maps to (1 + a + ib) z + x + iy.
 *
 * @param a enlargement times the turn's cosine, less 1
 * @param b enlargement times the turn's sine
 * @param x shift to the right, in pixels
 * @param y shift downwards
 * @param residual root mean square distance of points from where it lays them, strays left out
 * @param strays share of the points that lie farther off than {@value #STRAY_PX} px
 * @param points how many there were
 */
record Similarity(
    double a, double b, double x, double y, double residual, double strays, int points) {

  static final double STRAY_PX = 0.5;
  private static final int ROUNDS = 4;
  private static final double HUBER = 2;
  private static final double LEAST_SCALE = 0.02;

  static Similarity of(Matches matches) {
    int n = matches.count();
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    double[] fit = new double[4];
    double[] sizes = new double[n];
    for (int round = 0; round < ROUNDS; round++) {
      fit = fitted(matches, weights);
      for (int i = 0; i < n; i++) {
        sizes[i] = off(matches, i, fit);
      }
      double[] sorted = sizes.clone();
      Arrays.sort(sorted);
      double scale = HUBER * Math.max(LEAST_SCALE, sorted[n / 2] / 1.1774);
      for (int i = 0; i < n; i++) {
        weights[i] = sizes[i] <= scale ? 1 : scale / sizes[i];
      }
    }
    double squares = 0;
    int near = 0;
    for (double size : sizes) {
      if (size <= STRAY_PX) {
        squares += size * size;
        near++;
      }
    }
    double residual = near == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / near);
    return new Similarity(fit[0], fit[1], fit[2], fit[3], residual, 1 - (double) near / n, n);
  }

  private static double[] fitted(Matches matches, double[] weights) {
    double sum = 0;
    double[] from = new double[2];
    double[] went = new double[2];
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      from[0] += weights[i] * matches.px(i);
      from[1] += weights[i] * matches.py(i);
      went[0] += weights[i] * (matches.qx(i) - matches.px(i));
      went[1] += weights[i] * (matches.qy(i) - matches.py(i));
    }
    double spread = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < weights.length; i++) {
      double px = matches.px(i) - from[0] / sum;
      double py = matches.py(i) - from[1] / sum;
      double dx = matches.qx(i) - matches.px(i) - went[0] / sum;
      double dy = matches.qy(i) - matches.py(i) - went[1] / sum;
      spread += weights[i] * (px * px + py * py);
      a += weights[i] * (px * dx + py * dy);
      b += weights[i] * (px * dy - py * dx);
    }
    a /= Math.max(1e-9, spread);
    b /= Math.max(1e-9, spread);
    return new double[] {
      a, b, (went[0] - a * from[0] + b * from[1]) / sum, (went[1] - a * from[1] - b * from[0]) / sum
    };
  }

  private static double off(Matches matches, int i, double[] fit) {
    double px = matches.px(i);
    double py = matches.py(i);
    return Math.hypot(
        px + fit[0] * px - fit[1] * py + fit[2] - matches.qx(i),
        py + fit[1] * px + fit[0] * py + fit[3] - matches.qy(i));
  }

  /** Logarithm of the enlargement. */
  double logZoom() {
    return Math.log(Math.hypot(1 + a, b));
  }

  double roll() {
    return Math.atan2(b, 1 + a);
  }

  /** Length of the shift of the picture's middle, in pixels. */
  double shift() {
    return Math.hypot(x, y);
  }

  /** As a matrix over pixels, row by row, whose origin is a picture's corner. */
  double[] matrix(int width, int height) {
    double mx = (width - 1) / 2.0;
    double my = (height - 1) / 2.0;
    return new double[] {1 + a, -b, x - a * mx + b * my, b, 1 + a, y - b * mx - a * my, 0, 0, 1};
  }
}
