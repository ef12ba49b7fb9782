package org.worldmill.label.motion;

import org.worldmill.schemas.media.Plane;

/**
 * How strongly a picture's light and dark differ, so that what is looked for in it can be asked to
 * differ as strongly: the same scene filmed flatter then shows the same things.
 */
public final class Contrast {

  /** Between the darkest and the lightest twentieth of a picture taken in good light. */
  private static final double USUAL_STEPS = 180;

  private static final double TAIL = 0.05;

  /** Below this part of the usual, quantisation and coding leave nothing to be found. */
  private static final double LEAST = 0.25;

  private final double share;

  private Contrast(double share) {
    this.share = share;
  }

  /** Of a plane. */
  public static Contrast of(Plane plane) {
    int[] counts = new int[256];
    for (byte sample : plane.samples()) {
      counts[sample & 0xff]++;
    }
    int tail = (int) (TAIL * plane.samples().length);
    int dark = 0;
    for (int seen = counts[0]; seen <= tail; seen += counts[dark]) {
      dark++;
    }
    int light = 255;
    for (int seen = counts[255]; seen <= tail; seen += counts[light]) {
      light--;
    }
    return new Contrast(Math.max(LEAST, (light - dark) / USUAL_STEPS));
  }

  /** A difference in 8-bit steps, meant for a picture of the usual contrast, as it is in this. */
  public double steps(double usual) {
    return share * usual;
  }
}
