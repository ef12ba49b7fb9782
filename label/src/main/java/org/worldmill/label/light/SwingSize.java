package org.worldmill.label.light;

import org.worldmill.label.light.LightTrace.Part;

/**
 * By how much the light of the picture as it was coded swings, once it is known that it does: from
 * all tiles of the strips, since coders do not change all of them at once.
 *
 * @param amplitude half of what lies between darkest and brightest, as a share of the luma
 * @param error standard error of it: of the noise about its frequency, and of what strips differ by
 */
record SwingSize(double amplitude, double error) {

  /** No part of an amplitude is known better: tiles weigh what is dark as what is bright. */
  private static final double SHARE_ERROR = 0.0008;

  /** Nor an amplitude: luma comes in whole steps of 255, of which tiles have many samples. */
  private static final double STEP_ERROR = 0.00002;

  /** Strips differ in part since coders leave more of some out, which is in their mean as well. */
  private static final double OF_SCATTER = 0.4;

  static SwingSize of(LightTrace trace, double hz, double bands) {
    Spectrum spectrum = new Spectrum(trace, Part.MEAN);
    double amplitude = spectrum.amplitude(hz, bands);
    double[] sums = spectrum.at(hz);
    double strips = StripScatter.of(spectrum, sums, bands).amplitudeShare();
    double noise = noise(spectrum, hz, bands) / Math.sqrt(2 * spectrum.along(sums, bands).square());
    double share = Math.hypot(SHARE_ERROR, OF_SCATTER * strips);
    share = Math.hypot(share, Math.hypot(noise, spectrum.mirrored(hz)));
    return new SwingSize(amplitude, Math.hypot(STEP_ERROR, share * amplitude));
  }

  /** Root of the mean power about a frequency. */
  private static double noise(Spectrum spectrum, double hz, double bands) {
    double step = 0.5 / spectrum.seconds();
    int before = (int) Math.min(FlickerFinder.NEIGHBOURS, Math.floor(hz / step) - 1);
    double first = hz - Math.max(0, before) * step;
    double[][] sums = spectrum.sweep(first, step, Math.max(0, before) + FlickerFinder.NEIGHBOURS);
    double[] turns = spectrum.turns(bands);
    double[] power = new double[sums.length];
    for (int i = 0; i < power.length; i++) {
      power[i] = Spectrum.along(sums[i], turns).square();
    }
    return Math.sqrt(FlickerFinder.noise(power, Math.max(0, before)));
  }
}
