package org.worldmill.label.track;

import java.util.List;
import org.worldmill.schemas.media.Plane;

/** The median of several planes, sample by sample, and how noisy they are about it. */
final class Ground {

  /** A plane and what carries a place of the ground into it. */
  record Shown(Plane plane, Turn turn) {}

  private final int width;
  private final int height;
  private final short[] luma;

  Ground(List<Shown> shown) {
    width = shown.get(0).plane().width();
    height = shown.get(0).plane().height();
    luma = new short[width * height];
    byte[][] planes = new byte[shown.size()][];
    for (int i = 0; i < planes.length; i++) {
      Shown one = shown.get(i);
      planes[i] = one.turn().equals(Turn.NONE) ? one.plane().samples() : warped(one);
    }
    int[] column = new int[planes.length];
    for (int p = 0; p < luma.length; p++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = planes[i][p] & 0xff;
      }
      luma[p] = (short) median(column);
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

  private static int median(int[] values) {
    for (int i = 1; i < values.length; i++) {
      int value = values[i];
      int j = i - 1;
      while (j >= 0 && values[j] > value) {
        values[j + 1] = values[j];
        j--;
      }
      values[j + 1] = value;
    }
    return values[values.length / 2];
  }

  /** The plane as the ground's camera would have seen it; at its edge outside of it. */
  static byte[] warped(Shown shown) {
    Plane plane = shown.plane();
    Turn turn = shown.turn();
    int width = plane.width();
    int height = plane.height();
    byte[] from = plane.samples();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      double px = turn.x(0, y);
      double py = turn.y(0, y);
      for (int x = 0; x < width; x++, px += turn.a(), py += turn.b()) {
        double cx = Math.max(0, Math.min(width - 1.001, px));
        double cy = Math.max(0, Math.min(height - 1.001, py));
        int left = (int) cx;
        int top = (int) cy;
        int fx = (int) ((cx - left) * 256);
        int fy = (int) ((cy - top) * 256);
        int i = top * width + left;
        int upper = (from[i] & 0xff) * (256 - fx) + (from[i + 1] & 0xff) * fx;
        int lower = (from[i + width] & 0xff) * (256 - fx) + (from[i + width + 1] & 0xff) * fx;
        to[y * width + x] = (byte) (upper * (256 - fy) + lower * fy + 32768 >> 16);
      }
    }
    return to;
  }
}
