package org.worldmill.curate.shot;

import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/**
 * The small planes of one frame by which frames are compared.
 *
 * @param pts the frame's time stamp
 * @param nanos the same in nanoseconds
 * @param luma at most {@value #SIDE} samples wide or high
 * @param blue Cb at half that size
 * @param red Cr at half that size
 */
record Proxy(long pts, long nanos, Plane luma, Plane blue, Plane red) {

  static final int SIDE = 320;

  /**
   * Weight of a chroma plane against luma. Fitted on the development corpus so that {@link
   * #distance} reads like PySceneDetect's content value; see {@code docs/shots.md}.
   */
  private static final double CHROMA_WEIGHT = 1.0;

  /** Puts the weighted sum on the scale of PySceneDetect's content value. */
  private static final double SCALE = 2.0 / 3;

  /** What a change of the picture's size counts as. */
  private static final double OTHER_SIZE = 255;

  /** Cuts of the development corpus lie over 0.8, jumps after a stalled frame under 0.4. */
  private static final double NEW_SCENE = 0.6;

  static Proxy of(Frame frame) {
    return new Proxy(
        frame.pts(),
        frame.nanos(),
        frame.luma(SIDE),
        frame.chromaBlue(SIDE),
        frame.chromaRed(SIDE));
  }

  /** How much the picture differs from another, in 8-bit steps of PySceneDetect's content value. */
  double distance(Proxy other) {
    if (!sameSize(other)) {
      return OTHER_SIZE;
    }
    double chroma = meanDifference(blue, other.blue) + meanDifference(red, other.red);
    return SCALE * (meanDifference(luma, other.luma) + CHROMA_WEIGHT * chroma);
  }

  /** Whether it shows another scene than a frame before it, not the same one moved. */
  boolean isNewSceneAfter(Proxy before) {
    return !sameSize(before) || new BlockMatch(before.luma, luma).unexplained() >= NEW_SCENE;
  }

  private boolean sameSize(Proxy other) {
    return luma.width() == other.luma.width() && luma.height() == other.luma.height();
  }

  private static double meanDifference(Plane first, Plane second) {
    byte[] a = first.samples();
    byte[] b = second.samples();
    long sum = 0;
    int width = first.width();
    for (int row = 0; row < a.length; row += width) {
      int rowSum = 0;
      for (int i = row; i < row + width; i++) {
        rowSum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
      }
      sum += rowSum;
    }
    return (double) sum / a.length;
  }
}
