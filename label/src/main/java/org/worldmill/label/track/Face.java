package org.worldmill.label.track;

import java.util.Optional;

/**
 * What a round thing looks like around its centre: the grey along three rings, as far as it changes
 * twice to six times around. Light from one side changes it once around, and is left out.
 */
public final class Face {

  /** Least radius of a thing whose marks can be told from each other, in samples. */
  static final double LEAST_RADIUS = 6;

  private static final int ANGLES = 48;
  private static final int FIRST = 2;
  private static final int LAST = 6;
  private static final int WAVES = LAST - FIRST + 1;
  private static final double[] RINGS = {0.35, 0.55, 0.72};
  private static final int STEPS = 180;
  private static final double LEAST_FILL = 0.3;
  private static final double MOST_FILL = 0.95;
  private static final double LEAST_ROUND = 0.84;

  /** By how much a blob's box reaches over its rim. */
  private static final double RIM = 1.2;

  private final float[] real = new float[RINGS.length * WAVES];
  private final float[] imaginary = new float[RINGS.length * WAVES];
  private final double radius;

  /**
   * How one face is turned against another.
   *
   * @param radians clockwise as seen, in -pi..pi
   * @param likeness how much the other then looks like it, at most 1
   */
  public record Turned(double radians, double likeness) {}

  private Face(byte[] plane, int width, double x, double y, double radius) {
    this.radius = radius;
    for (int ring = 0; ring < RINGS.length; ring++) {
      double[] greys = new double[ANGLES];
      for (int k = 0; k < ANGLES; k++) {
        double angle = 2 * Math.PI * k / ANGLES;
        double px = x + RINGS[ring] * radius * Math.cos(angle);
        double py = y + RINGS[ring] * radius * Math.sin(angle);
        greys[k] = grey(plane, width, px, py);
      }
      for (int wave = 0; wave < WAVES; wave++) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < ANGLES; k++) {
          double phase = 2 * Math.PI * k * (wave + FIRST) / ANGLES;
          re += greys[k] * Math.cos(phase);
          im -= greys[k] * Math.sin(phase);
        }
        real[ring * WAVES + wave] = (float) (re / ANGLES);
        imaginary[ring * WAVES + wave] = (float) (im / ANGLES);
      }
    }
  }

  /** Of a blob, if it is round, whole and large enough. */
  static Optional<Face> of(byte[] plane, int width, Blob blob) {
    double across = blob.right() - blob.left() + 1;
    double down = blob.bottom() - blob.top() + 1;
    double radius = (across + down) / 4 - RIM;
    double fill = blob.area() / (across * down);
    boolean round =
        Math.min(across, down) > LEAST_ROUND * Math.max(across, down)
            && fill > LEAST_FILL
            && fill < MOST_FILL;
    if (!blob.whole() || radius < LEAST_RADIUS || !round) {
      return Optional.empty();
    }
    // The box's middle: marks that look like the ground pull the centre of what is covered aside.
    double x = (blob.left() + blob.right()) / 2.0;
    double y = (blob.top() + blob.bottom()) / 2.0;
    return Optional.of(new Face(plane, width, x, y, radius));
  }

  private static double grey(byte[] plane, int width, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    double fx = x - left;
    double fy = y - top;
    int i = top * width + left;
    double upper = (plane[i] & 0xff) * (1 - fx) + (plane[i + 1] & 0xff) * fx;
    double lower = (plane[i + width] & 0xff) * (1 - fx) + (plane[i + width + 1] & 0xff) * fx;
    return upper * (1 - fy) + lower * fy;
  }

  /** Radius of the thing, in samples. */
  public double radius() {
    return radius;
  }

  /** Root mean square grey of its marks. */
  public double contrast() {
    double sum = 0;
    for (int i = 0; i < real.length; i++) {
      sum += real[i] * real[i] + imaginary[i] * imaginary[i];
    }
    return Math.sqrt(2 * sum / RINGS.length);
  }

  /** How this one is turned against one seen before. */
  public Turned turnedFrom(Face before) {
    double[] re = new double[WAVES];
    double[] im = new double[WAVES];
    double mine = 0;
    double others = 0;
    for (int i = 0; i < real.length; i++) {
      // What turns by an angle changes its phase by minus that, so many times as it goes around.
      re[i % WAVES] += real[i] * before.real[i] + imaginary[i] * before.imaginary[i];
      im[i % WAVES] += imaginary[i] * before.real[i] - real[i] * before.imaginary[i];
      mine += real[i] * real[i] + imaginary[i] * imaginary[i];
      others += before.real[i] * before.real[i] + before.imaginary[i] * before.imaginary[i];
    }
    double step = 2 * Math.PI / STEPS;
    int best = 0;
    double[] sums = new double[STEPS];
    for (int s = 0; s < STEPS; s++) {
      double angle = (s - STEPS / 2) * step;
      for (int wave = 0; wave < WAVES; wave++) {
        double phase = angle * (wave + FIRST);
        sums[s] += re[wave] * Math.cos(phase) - im[wave] * Math.sin(phase);
      }
      best = sums[s] > sums[best] ? s : best;
    }
    double left = sums[(best + STEPS - 1) % STEPS];
    double right = sums[(best + 1) % STEPS];
    double bend = left - 2 * sums[best] + right;
    double part = bend < 0 ? (left - right) / (2 * bend) : 0;
    double size = Math.sqrt(mine * others);
    return new Turned(
        (best - STEPS / 2 + part) * step, size > 0 ? Math.min(1, sums[best] / size) : 0);
  }
}
