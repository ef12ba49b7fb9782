package org.worldmill.label.camera;

import java.util.Arrays;

/**
 * Points of one picture and where they are in another, in pixels from the picture's middle.
 * Coordinates are handed out one by one; the arrays stay inside.
 */
final class Matches {

  /** A tenth of the points, counted from the worst. */
  static final double TAIL = 0.9;

  private final int width;
  private final double[] px;
  private final double[] py;
  private final double[] qx;
  private final double[] qy;

  /** From interleaved x and y of both pictures, in pixels of a picture of this size. */
  Matches(float[] from, float[] to, int width, int height) {
    this.width = width;
    int count = from.length / 2;
    px = new double[count];
    py = new double[count];
    qx = new double[count];
    qy = new double[count];
    for (int i = 0; i < count; i++) {
      px[i] = from[2 * i] - (width - 1) / 2.0;
      py[i] = from[2 * i + 1] - (height - 1) / 2.0;
      qx[i] = to[2 * i] - (width - 1) / 2.0;
      qy[i] = to[2 * i + 1] - (height - 1) / 2.0;
    }
  }

  /** The picture's width in pixels. */
  int width() {
    return width;
  }

  int count() {
    return px.length;
  }

  double px(int i) {
    return px[i];
  }

  double py(int i) {
    return py[i];
  }

  double qx(int i) {
    return qx[i];
  }

  double qy(int i) {
    return qy[i];
  }

  /** Share of the points that went no farther than this many pixels. */
  double shareWithin(double reach) {
    int near = 0;
    for (int i = 0; i < count(); i++) {
      double dx = qx[i] - px[i];
      double dy = qy[i] - py[i];
      near += dx * dx + dy * dy <= reach * reach ? 1 : 0;
    }
    return (double) near / count();
  }

  /** How far half of the points went at least, in pixels. */
  double medianWay() {
    double[] way = new double[count()];
    for (int i = 0; i < way.length; i++) {
      double dx = qx[i] - px[i];
      double dy = qy[i] - py[i];
      way[i] = Math.sqrt(dx * dx + dy * dy);
    }
    return median(way);
  }

  /** The middle of some numbers, in any order; they stay as they are. */
  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** The number that this share of some numbers does not reach; they stay as they are. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * sorted.length)];
  }
}
