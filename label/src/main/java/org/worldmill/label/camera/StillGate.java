package org.worldmill.label.camera;

import java.util.Arrays;
import org.worldmill.label.motion.Contrast;
import org.worldmill.schemas.media.Plane;

/**
 * Cheap evidence that the camera stands: blocks of two sketches are compared by one step of Lucas
 * and Kanade's method. Those with texture in both directions vote; where three in five of them
 * moved by less than a tenth of a sample, whatever else moves, the camera does not.
 */
final class StillGate {

  static final double STILL_PX = 0.1;
  private static final int BLOCK = 10;

  /** Of the square of a gradient, in steps a sample of a picture of the usual contrast. */
  private static final double LEAST_GRADIENT = 20;

  private static final int LEAST_BLOCKS = 8;
  private static final double STANDING = 0.4;

  private StillGate() {}

  /** What two sketches say. */
  enum Verdict {
    /** The camera stands, and nothing else changed either. */
    NOTHING_MOVES,
    /** The camera stands. */
    STILL,
    /** It may have moved. */
    MOVED,
    /** There is nothing to tell it by. */
    BLANK
  }

  static Verdict between(Plane before, Plane now) {
    int columns = (before.width() - 2) / BLOCK;
    int rows = (before.height() - 2) / BLOCK;
    double steps = Contrast.of(before).steps(2 * Math.sqrt(LEAST_GRADIENT));
    double texture = steps * steps * BLOCK * BLOCK;
    double[] moved = new double[columns * rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double way = way(before, now, 1 + column * BLOCK, 1 + row * BLOCK, texture);
        if (way >= 0) {
          moved[count++] = way;
        }
      }
    }
    if (count < LEAST_BLOCKS) {
      return Verdict.BLANK;
    }
    Arrays.sort(moved, 0, count);
    if (moved[(int) ((1 - STANDING) * (count - 1))] >= STILL_PX) {
      return Verdict.MOVED;
    }
    return moved[count - 1] < 2 * STILL_PX ? Verdict.NOTHING_MOVES : Verdict.STILL;
  }

  /** How far a block moved, in samples; negative if it has too little texture to say. */
  private static double way(Plane before, Plane now, int left, int top, double texture) {
    int width = before.width();
    byte[] a = before.samples();
    byte[] b = now.samples();
    int xx = 0;
    int xy = 0;
    int yy = 0;
    int xt = 0;
    int yt = 0;
    for (int y = top; y < top + BLOCK; y++) {
      int i = y * width + left;
      for (int end = i + BLOCK; i < end; i++) {
        int gx = (a[i + 1] & 0xff) - (a[i - 1] & 0xff);
        int gy = (a[i + width] & 0xff) - (a[i - width] & 0xff);
        int gt = (b[i] & 0xff) - (a[i] & 0xff);
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        xt += gx * gt;
        yt += gy * gt;
      }
    }
    double middle = (xx + yy) / 2.0;
    double least = middle - Math.sqrt((xx - middle) * (xx - middle) + (double) xy * xy);
    if (least < texture) {
      return -1;
    }
    double size = (double) xx * yy - (double) xy * xy;
    double u = (xt * (double) yy - yt * (double) xy) / size;
    double v = (yt * (double) xx - xt * (double) xy) / size;
    // Gradients were taken over two samples.
    return 2 * Math.sqrt(u * u + v * v);
  }
}
