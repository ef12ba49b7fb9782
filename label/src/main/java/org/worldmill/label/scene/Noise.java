package org.worldmill.label.scene;

/** Deterministic irregularity: hashes of whole numbers, and smooth fields between them. */
public final class Noise {

  private Noise() {}

  /** 0..1, always the same for the same numbers. */
  public static double at(int x, int y, int seed) {
    int h = x * 0x1f1f1f1f ^ y * 0x27d4eb2d ^ seed * 0x165667b1;
    h ^= h >>> 15;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return (h >>> 8) / (double) (1 << 24);
  }

  /** 0..1, smooth between whole coordinates. */
  public static double smooth(double x, double y, int seed) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = ease(x - ix);
    double fy = ease(y - iy);
    double top = at(ix, iy, seed) * (1 - fx) + at(ix + 1, iy, seed) * fx;
    double bottom = at(ix, iy + 1, seed) * (1 - fx) + at(ix + 1, iy + 1, seed) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** 0..1, several octaves of {@link #smooth}. */
  public static double cloud(double x, double y, int octaves, int seed) {
    double sum = 0;
    double weight = 0.5;
    double total = 0;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * smooth(x * scale, y * scale, seed + i);
      total += weight;
      weight /= 2;
      scale *= 2;
    }
    return sum / total;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
