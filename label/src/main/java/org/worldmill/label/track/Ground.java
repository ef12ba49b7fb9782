package org.worldmill.label.track;

import java.util.List;
import org.worldmill.schemas.media.Plane;

/** The median of several planes, sample by sample, and how noisy they are about it. */
final class Ground {

  private static final int CALM_STEPS = 10;

  /** Places are reckoned in whole parts of that many bits: a sample has 2^20. */
  private static final int SHIFT = 20;

  private static final double ONE = 1 << SHIFT;

  private final int width;
  private final int height;
  private final short[] luma;

  /** Of planes of one size, each as the ground's camera saw it. */
  Ground(List<byte[]> planes, int width, int height) {
    this.width = width;
    this.height = height;
    luma = new short[width * height];
    byte[][] rows = planes.toArray(new byte[0][]);
    double[] column = new double[rows.length];
    for (int p = 0; p < luma.length; p++) {
      int least = 255;
      int most = 0;
      int sum = 0;
      for (int i = 0; i < column.length; i++) {
        int value = rows[i][p] & 0xff;
        column[i] = value;
        sum += value;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      // Where nothing but noise changes, the mean is as good and costs less.
      boolean calm = most - least <= CALM_STEPS;
      int mean = (sum + column.length / 2) / column.length;
      luma[p] = (short) (calm ? mean : Middle.of(column, column.length));
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int at(int index) {
    return luma[index];
  }

  /** The plane as the ground's camera would have seen it; at its edge outside of it. */
  static byte[] warped(Plane plane, Turn turn) {
    int width = plane.width();
    int height = plane.height();
    byte[] from = plane.samples();
    byte[] to = new byte[from.length];
    int stepX = (int) Math.round(turn.a() * ONE);
    int stepY = (int) Math.round(turn.b() * ONE);
    int mostX = ((width - 1) << SHIFT) - 1;
    int mostY = ((height - 1) << SHIFT) - 1;
    for (int y = 0; y < height; y++) {
      int px = (int) Math.round(turn.x(0, y) * ONE);
      int py = (int) Math.round(turn.y(0, y) * ONE);
      for (int x = 0; x < width; x++, px += stepX, py += stepY) {
        int cx = Math.max(0, Math.min(mostX, px));
        int cy = Math.max(0, Math.min(mostY, py));
        int fx = (cx >> (SHIFT - 8)) & 255;
        int fy = (cy >> (SHIFT - 8)) & 255;
        int i = (cy >> SHIFT) * width + (cx >> SHIFT);
        int upper = (from[i] & 0xff) * (256 - fx) + (from[i + 1] & 0xff) * fx;
        int lower = (from[i + width] & 0xff) * (256 - fx) + (from[i + width + 1] & 0xff) * fx;
        to[y * width + x] = (byte) ((upper * (256 - fy) + lower * fy + 32768) >> 16);
      }
    }
    return to;
  }
}
