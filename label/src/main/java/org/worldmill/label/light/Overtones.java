package org.worldmill.label.light;

/**
 * Swings that are parts of a slower one. A coder that passes over small changes makes steps of a
 * smooth swing, and steps swing three, five and more times as fast as well.
 */
final class Overtones {

  private static final int MOST_TIMES = 7;

  /** Of the slower swing; steps as coarse as the swing itself make a third. */
  private static final double MOST_PART = 0.5;

  /** By how much the slower one stands out of what is half and twice as far from its overtone. */
  private static final double LEAST_OUT = 2;

  private Overtones() {}

  /** Whether a swing of such an amplitude is one of a swing that is a whole number slower. */
  static boolean isOne(Spectrum spectrum, double hz, double bands, double amplitude) {
    double resolved = 2 / spectrum.seconds();
    for (int times = 2; times <= MOST_TIMES && hz / times >= resolved / 2; times++) {
      double slow = hz / times;
      double here = amplitude(spectrum, slow, bands / times);
      double beside =
          Math.max(
              amplitude(spectrum, slow - resolved, bands / times),
              amplitude(spectrum, slow + resolved, bands / times));
      if (amplitude < MOST_PART * here && here > LEAST_OUT * beside) {
        return true;
      }
    }
    return false;
  }

  private static double amplitude(Spectrum spectrum, double hz, double bands) {
    return hz < 0.5 / spectrum.seconds() ? 0 : spectrum.amplitude(hz, bands);
  }
}
