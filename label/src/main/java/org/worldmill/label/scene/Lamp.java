package org.worldmill.label.scene;

import org.worldmill.schemas.media.Plane;

/**
 * A light that swings, as a camera with a rolling shutter sees it: each row at its own time, and
 * each over the time of its exposure.
 *
 * @param hz swings a second
 * @param depth half of what lies between darkest and brightest, as a share of the mean
 * @param exposureSeconds how long a row is exposed
 * @param readOutSeconds from the first row to the last
 * @param phase at the film's start, in radians
 */
public record Lamp(
    double hz, double depth, double exposureSeconds, double readOutSeconds, double phase) {

  private static final int CHANCE = 911;

  /**
   * A picture in this light. What was painted are whole steps of luma, which no light has that
   * falls on a sensor: between two steps chance decides, so that the mean is as the light is, and a
   * swing of less than a step is neither lost nor made a whole one.
   */
  public Plane lit(Plane plane, double seconds) {
    byte[] from = plane.samples();
    byte[] lit = new byte[from.length];
    int picture = (int) Math.round(seconds * 1e4);
    for (int y = 0; y < plane.height(); y++) {
      double time = seconds + readOutSeconds * y / plane.height();
      double gain = 1 + amplitude() * Math.cos(2 * Math.PI * hz * time + phase);
      for (int i = y * plane.width(); i < (y + 1) * plane.width(); i++) {
        double light = gain * (from[i] & 0xff) + Noise.at(i, picture, CHANCE);
        lit[i] = (byte) Math.min(255, Math.floor(light));
      }
    }
    return new Plane(plane.width(), plane.height(), lit);
  }

  /** What the exposure leaves of the depth. */
  public double amplitude() {
    double turns = Math.PI * hz * exposureSeconds;
    return turns == 0 ? depth : depth * Math.abs(Math.sin(turns) / turns);
  }

  /** Where it is seen at a frame rate. */
  public double seenHz(double framesPerSecond) {
    return Math.abs(hz - framesPerSecond * Math.rint(hz / framesPerSecond));
  }
}
