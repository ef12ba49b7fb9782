package org.worldmill.label.light;

import java.util.OptionalDouble;

/**
 * What a lamp on the mains looks like on film: its light swings twice in a period of the mains, 100
 * or 120 times a second, and a camera shows it at the distance from the nearest multiple of the
 * frame rate.
 */
final class MainsLamp {

  private static final double[] SWINGS_HZ = {100, 120};

  /** Part of themselves by which networks stray: 0.2 Hz in 50. */
  private static final double STRAYS = 0.002;

  private static final double ERRORS = 3;

  private MainsLamp() {}

  /** Where a swing of a frequency is seen at a frame rate. */
  static double seen(double hz, double framesPerSecond) {
    return Math.abs(hz - framesPerSecond * Math.rint(hz / framesPerSecond));
  }

  /** The swing of the mains that would be seen so; empty if none or both would. */
  static OptionalDouble of(Flicker flicker, double framesPerSecond) {
    OptionalDouble found = OptionalDouble.empty();
    for (double hz : SWINGS_HZ) {
      double away = Math.abs(seen(hz, framesPerSecond) - flicker.hz());
      if (away < STRAYS * hz + ERRORS * flicker.hzError()) {
        if (found.isPresent()) {
          return OptionalDouble.empty();
        }
        found = OptionalDouble.of(hz);
      }
    }
    return found;
  }
}
