package org.worldmill.label.light;

import java.util.Arrays;
import org.worldmill.label.light.Spectrum.Complex;

/**
 * How far the strips of a picture are from the swing that they share, as errors of that swing: what
 * moves before some strips, and what a coder does to some, shows there whatever it is.
 *
 * @param amplitudeShare standard error of the amplitude, as a share of it
 * @param bands standard error of the number of bands to the picture's height
 */
record StripScatter(double amplitudeShare, double bands) {

  /** Of sums at a frequency and the number of bands at which they come together. */
  static StripScatter of(Spectrum spectrum, double[] sums, double bands) {
    int rows = spectrum.rows();
    double[] turns = spectrum.turns(bands);
    Complex whole = Spectrum.along(sums, turns);
    double size = whole.square() / rows;
    double along = 0;
    double across = 0;
    for (int i = 0; i < 2 * rows; i += 2) {
      double re = sums[i] * turns[i] - sums[i + 1] * turns[i + 1];
      double im = sums[i] * turns[i + 1] + sums[i + 1] * turns[i];
      double more = (re * whole.re() + im * whole.im()) / size - 1;
      double later = (im * whole.re() - re * whole.im()) / size;
      along += more * more;
      across += later * later;
    }
    double[] places = spectrum.places();
    double mean = Arrays.stream(places).average().orElse(0);
    double reach = Arrays.stream(places).map(place -> (place - mean) * (place - mean)).sum();
    return new StripScatter(
        Math.sqrt(along / (rows * (rows - 1.0))),
        Math.sqrt(across / ((rows - 2.0) * reach)) / (2 * Math.PI));
  }
}
