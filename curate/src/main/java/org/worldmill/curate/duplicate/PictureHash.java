package org.worldmill.curate.duplicate;

import java.util.Arrays;
import org.worldmill.schemas.media.Plane;

/**
 * The signs of the 64 lowest frequencies of a picture's cosine transform, the mean left out, lowest
 * first: the most significant bits are those that change least when a picture is coded again. A
 * relative of Zauner's hash ("Implementation and benchmarking of perceptual image hash functions",
 * 2010), with zero in place of the median, so that mirroring flips known bits, and with the lowest
 * frequencies in place of a square of them. Not thread-safe.
 */
final class PictureHash {

  /** Bits in a hash. */
  static final int BITS = 64;

  /** Cells along each side of the picture that the transform is made of. */
  private static final int CELLS = 16;

  /** Frequencies along one axis: 0 to 10 half waves. */
  private static final int WAVES = 11;

  /** The coefficients with an odd number of half waves across, which mirroring negates. */
  private static final long ODD = oddBits();

  private final double[] cosines = new double[WAVES * CELLS];
  private final double[] corners = new double[2 * (CELLS + 1)];
  private final double[] cells = new double[CELLS * CELLS];
  private final double[] rows = new double[CELLS * WAVES];
  private int[] sums = new int[0];
  private int width;
  private int height;

  PictureHash() {
    for (int wave = 0; wave < WAVES; wave++) {
      for (int x = 0; x < CELLS; x++) {
        cosines[wave * CELLS + x] = Math.cos(Math.PI * wave * (2 * x + 1) / (2 * CELLS));
      }
    }
  }

  /**
   * A part of a picture, in shares of its width and height.
   *
   * @param x left edge
   * @param y top edge
   * @param width its width
   * @param height its height
   */
  record Part(double x, double y, double width, double height) {

    /** All of it. */
    static final Part WHOLE = new Part(0, 0, 1, 1);

    /** A part of this part. */
    Part of(Part inner) {
      return new Part(
          x + inner.x * width, y + inner.y * height, inner.width * width, inner.height * height);
    }
  }

  /** The hash of the mirrored picture. */
  static long mirror(long hash) {
    return hash ^ ODD;
  }

  /** Number of bits in which two hashes differ. */
  static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }

  /** The signs of coefficients. */
  static long signs(float[] coefficients) {
    long bits = 0;
    for (float coefficient : coefficients) {
      bits = bits << 1 | (coefficient > 0 ? 1 : 0);
    }
    return bits;
  }

  /** Takes the picture that the next parts are of. */
  void load(Plane luma) {
    width = luma.width();
    height = luma.height();
    int stride = width + 1;
    if (sums.length < stride * (height + 1)) {
      sums = new int[stride * (height + 1)];
    }
    Arrays.fill(sums, 0, stride, 0);
    byte[] samples = luma.samples();
    for (int y = 0; y < height; y++) {
      int row = 0;
      int to = (y + 1) * stride;
      sums[to] = 0;
      for (int x = 0; x < width; x++) {
        row += samples[y * width + x] & 0xff;
        sums[to + x + 1] = sums[to + x + 1 - stride] + row;
      }
    }
  }

  /** The 64 coefficients of a part of the picture loaded, in 8-bit steps. */
  float[] coefficients(Part part) {
    average(part);
    for (int y = 0; y < CELLS; y++) {
      for (int wave = 0; wave < WAVES; wave++) {
        double sum = 0;
        for (int x = 0; x < CELLS; x++) {
          sum += cells[y * CELLS + x] * cosines[wave * CELLS + x];
        }
        rows[wave * CELLS + y] = sum;
      }
    }
    float[] found = new float[BITS];
    int at = 0;
    for (int order = 1; at < BITS; order++) {
      for (int across = order; across >= 0 && at < BITS; across--) {
        double sum = 0;
        int down = order - across;
        for (int y = 0; y < CELLS; y++) {
          sum += rows[across * CELLS + y] * cosines[down * CELLS + y];
        }
        found[at++] = (float) (sum / (CELLS * CELLS));
      }
    }
    return found;
  }

  /** The mean of each cell, a sample counting for the cells it lies in by the area in each. */
  private void average(Part part) {
    double stepX = part.width() * width / CELLS;
    double stepY = part.height() * height / CELLS;
    for (int row = 0; row <= CELLS; row++) {
      int line = (row & 1) * (CELLS + 1);
      int before = (CELLS + 1) - line;
      double y = Math.min(part.y() * height + row * stepY, height);
      for (int column = 0; column <= CELLS; column++) {
        double x = Math.min(part.x() * width + column * stepX, width);
        corners[line + column] = sumUpTo(x, y);
        if (row > 0 && column > 0) {
          cells[(row - 1) * CELLS + column - 1] =
              (corners[line + column]
                      - corners[line + column - 1]
                      - corners[before + column]
                      + corners[before + column - 1])
                  / (stepX * stepY);
        }
      }
    }
  }

  /** The sum of the samples left of and above a point between samples. */
  private double sumUpTo(double x, double y) {
    int column = Math.min((int) x, width - 1);
    int row = Math.min((int) y, height - 1);
    double right = x - column;
    double below = y - row;
    int at = row * (width + 1) + column;
    double top = sums[at] + right * (sums[at + 1] - sums[at]);
    int next = at + width + 1;
    double bottom = sums[next] + right * (sums[next + 1] - sums[next]);
    return top + below * (bottom - top);
  }

  private static long oddBits() {
    long bits = 0;
    int at = 0;
    for (int order = 1; at < BITS; order++) {
      for (int across = order; across >= 0 && at < BITS; across--) {
        bits = bits << 1 | (across % 2);
        at++;
      }
    }
    return bits;
  }
}
