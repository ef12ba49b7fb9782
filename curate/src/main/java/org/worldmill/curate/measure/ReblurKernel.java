package org.worldmill.curate.measure;

import org.worldmill.schemas.media.Plane;

/**
 * The no-reference blur metric of Crete, Dolmiere, Ladret and Nicolas, "The blur effect: perception
 * and estimation with a new no-reference perceptual blur metric" (SPIE 6492, 2007): a picture is
 * blurred once more, by a running mean of 9 samples; the more its neighbour differences lose by
 * that, the sharper it was. Contrast falls out, and so does a flat background without any edge.
 */
final class ReblurKernel {

  private static final int TAPS = 9;
  private static final int HALF = TAPS / 2;

  /** Differences of a sample and less are noise and rounding, not detail. */
  private static final double LEAST_MEAN_DIFFERENCE = 0.05;

  private ReblurKernel() {}

  /** 0 for no detail at all to 1 for the sharpest; NaN if the picture is flat or too small. */
  static double sharpness(Plane plane) {
    double across = loss(plane, 1, plane.width(), plane.width(), plane.height());
    double down = loss(plane, plane.width(), 1, plane.height(), plane.width());
    return Math.min(across, down);
  }

  /**
   * What part of the neighbour differences along lines is lost by the second blur.
   *
   * @param step from a sample to the next on its line
   * @param stride from a line to the next
   * @param length samples in a line
   * @param lines number of lines
   */
  private static double loss(Plane plane, int step, int stride, int length, int lines) {
    byte[] samples = plane.samples();
    if (length <= TAPS + 1) {
      return Double.NaN;
    }
    long sharp = 0;
    long lost = 0;
    // Every second line is enough, and halves the cost.
    for (int line = 0; line < lines; line += 2) {
      int start = line * stride;
      int at = start + HALF * step;
      for (int i = HALF + 1; i < length - HALF; i++) {
        int next = at + step;
        int entering = samples[next + HALF * step] & 0xff;
        int leaving = samples[at - HALF * step] & 0xff;
        int difference = TAPS * Math.abs((samples[next] & 0xff) - (samples[at] & 0xff));
        sharp += difference;
        // The running mean moves by (entering - leaving) / 9 between neighbours.
        lost += Math.max(0, difference - Math.abs(entering - leaving));
        at = next;
      }
    }
    long counted = (long) ((lines + 1) / 2) * (length - TAPS);
    boolean flat = sharp < LEAST_MEAN_DIFFERENCE * TAPS * counted;
    return flat ? Double.NaN : (double) lost / sharp;
  }
}
