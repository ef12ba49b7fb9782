package org.worldmill.curate.measure;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * The 64-bit DCT hash of Zauner, "Implementation and benchmarking of perceptual image hash
 * functions" (2010): luma averaged to 32 x 32, the 8 x 8 coefficients of its cosine transform after
 * the first row and column, one bit for each that is over their median. Row after row, the first
 * bit is the most significant.
 */
final class CosineHash {

  private static final int SIDE = 32;
  private static final int KEPT = 8;

  /** Below this standard deviation, in 8-bit steps, a picture's hash would be noise. */
  private static final double LEAST_DEVIATION = 1.0;

  private final double[][] cosines = new double[KEPT][SIDE];

  CosineHash() {
    for (int k = 0; k < KEPT; k++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[k][x] = Math.cos(Math.PI * (k + 1) * (2 * x + 1) / (2 * SIDE));
      }
    }
  }

  /** The hash as 16 hex digits; empty for a flat picture. */
  Optional<String> of(Plane plane) {
    if (LumaHistogram.of(plane).deviation() < LEAST_DEVIATION) {
      return Optional.empty();
    }
    double[] coefficients = transform(reduce(plane));
    double[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long bits = 0;
    for (double coefficient : coefficients) {
      bits = bits << 1 | (coefficient > median ? 1 : 0);
    }
    return Optional.of(String.format("%016x", bits));
  }

  private double[] transform(double[] picture) {
    double[] rows = new double[SIDE * KEPT];
    for (int y = 0; y < SIDE; y++) {
      for (int k = 0; k < KEPT; k++) {
        double sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += picture[y * SIDE + x] * cosines[k][x];
        }
        rows[y * KEPT + k] = sum;
      }
    }
    double[] coefficients = new double[KEPT * KEPT];
    for (int v = 0; v < KEPT; v++) {
      for (int k = 0; k < KEPT; k++) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
          sum += rows[y * KEPT + k] * cosines[v][y];
        }
        coefficients[v * KEPT + k] = sum;
      }
    }
    return coefficients;
  }

  /** Averages to 32 x 32, a sample counting for the cells it lies in by the area in each. */
  private static double[] reduce(Plane plane) {
    int width = plane.width();
    int height = plane.height();
    byte[] samples = plane.samples();
    double[] bands = new double[SIDE * height];
    for (int y = 0; y < height; y++) {
      spread(samples, y * width, width, bands, y * SIDE);
    }
    double[] cells = new double[SIDE * SIDE];
    for (int cell = 0; cell < SIDE; cell++) {
      double from = (double) cell * height / SIDE;
      double to = (double) (cell + 1) * height / SIDE;
      for (int y = (int) from; y < Math.min(height, Math.ceil(to)); y++) {
        double part = (Math.min(to, y + 1) - Math.max(from, y)) / (to - from);
        for (int x = 0; x < SIDE; x++) {
          cells[cell * SIDE + x] += part * bands[y * SIDE + x];
        }
      }
    }
    return cells;
  }

  private static void spread(byte[] samples, int start, int length, double[] out, int outStart) {
    for (int cell = 0; cell < SIDE; cell++) {
      double from = (double) cell * length / SIDE;
      double to = (double) (cell + 1) * length / SIDE;
      double sum = 0;
      for (int x = (int) from; x < Math.min(length, Math.ceil(to)); x++) {
        sum += (Math.min(to, x + 1) - Math.max(from, x)) * (samples[start + x] & 0xff);
      }
      out[outStart + cell] = sum / (to - from);
    }
  }
}
