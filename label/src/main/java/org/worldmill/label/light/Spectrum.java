package org.worldmill.label.light;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.light.LightTrace.Part;

/**
 * How strongly the strips of a picture swing in their light, by frequency: Fourier sums over the
 * pictures' own times, a Hann window over them, the mean and outliers taken away.
 */
final class Spectrum {

  /**
   * Changes beyond so many times what nine of ten are within are cut to it: a flash is no flicker.
   */
  private static final double OUTLIER = 2;

  private static final double MOST = 0.9;

  /** The part of the pictures in which a strip must be neither too dark nor too bright. */
  private static final double LEAST_LIT = 0.9;

  private final double[] middle;
  private final double[] steps;
  private final double[] window;
  private final double[][] series;
  private final double[] places;
  private final double windowSum;
  private final double windowSquares;

  /** Of the strips that can be judged. */
  Spectrum(LightTrace trace, Part part) {
    int n = trace.size() - 1;
    middle = new double[n];
    steps = new double[n];
    window = new double[n];
    double first = trace.seconds(0);
    double length = trace.seconds(n) - first;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      steps[i] = trace.seconds(i + 1) - trace.seconds(i);
      middle[i] = (trace.seconds(i) + trace.seconds(i + 1)) / 2 - first - length / 2;
      window[i] = 0.5 + 0.5 * Math.cos(2 * Math.PI * middle[i] / length);
      sum += window[i];
      squares += window[i] * window[i];
    }
    windowSum = sum;
    windowSquares = squares;
    List<double[]> lit = new ArrayList<>();
    List<Double> at = new ArrayList<>();
    for (int row = 0; row < LightTrace.ROWS; row++) {
      double[] changes = new double[n];
      int seen = 0;
      for (int i = 0; i < n; i++) {
        changes[i] = trace.change(part, i + 1, row);
        seen += Double.isNaN(changes[i]) ? 0 : 1;
      }
      if (seen >= LEAST_LIT * n) {
        lit.add(calmed(changes));
        at.add((row + 0.5) / LightTrace.ROWS);
      }
    }
    series = lit.toArray(new double[0][]);
    places = at.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Without its median, outliers cut, gaps filled with nothing. */
  private static double[] calmed(double[] changes) {
    double[] seen =
        java.util.Arrays.stream(changes).filter(c -> !Double.isNaN(c)).sorted().toArray();
    double median = seen[seen.length / 2];
    double[] away = java.util.Arrays.stream(seen).map(c -> Math.abs(c - median)).sorted().toArray();
    double most = OUTLIER * away[(int) (MOST * away.length)];
    double[] calm = new double[changes.length];
    for (int i = 0; i < calm.length; i++) {
      double value = Double.isNaN(changes[i]) ? 0 : changes[i] - median;
      calm[i] = Math.max(-most, Math.min(most, value));
    }
    return calm;
  }

  /** Strips that can be judged. */
  int rows() {
    return series.length;
  }

  /** Size of the sum that a swing of amplitude 1 gives. */
  double unit() {
    return windowSum / 2;
  }

  /**
   * Standard error of a frequency whose sum has so many times the power of noise, in Hz: that of a
   * windowed sum's maximum.
   */
  double frequencyError(double power) {
    double seconds = 0;
    double squares = 0;
    for (int i = 0; i < middle.length; i++) {
      double square = middle[i] * middle[i];
      seconds += window[i] * square;
      squares += window[i] * window[i] * square;
    }
    double variance = windowSum * windowSum / windowSquares * squares / (seconds * seconds);
    return Math.sqrt(variance / (2 * power)) / (2 * Math.PI);
  }

  /** Where the strips lie, in heights of the picture from its top. */
  double[] places() {
    return places.clone();
  }

  /**
   * What a swing's mirror image at the frequency below zero adds to its sum, as a part of it: a
   * Hann window lets through the inverse cube of the distance.
   */
  double mirrored(double hz) {
    double apart = 2 * hz * seconds();
    return 1 / (apart * apart * apart);
  }

  /** How long the pictures last. */
  double seconds() {
    return 2 * -middle[0] + steps[0];
  }

  /** By how much the changes of a swing of this frequency exceed the swing, mean over time. */
  double gain(double hz) {
    double sum = 0;
    for (int i = 0; i < middle.length; i++) {
      sum += window[i] * 2 * Math.sin(Math.PI * hz * steps[i]);
    }
    return sum / windowSum;
  }

  /** How far the light of strips swings at a frequency, as a share of it, bands running down. */
  double amplitude(double hz, double bands) {
    double turns = Math.PI * bands / LightTrace.ROWS;
    double blurred = Math.abs(turns) < 1e-6 ? 1 : Math.sin(turns) / turns;
    double sum = Math.sqrt(along(at(hz), bands).square());
    return sum / (rows() * unit() * gain(hz) * blurred);
  }

  /** The sums of all strips at a frequency: real and imaginary parts by turns. */
  double[] at(double hz) {
    return sweep(hz, 0, 1)[0];
  }

  /** The same at frequencies one step after the other. */
  double[][] sweep(double firstHz, double stepHz, int count) {
    int n = middle.length;
    double[] cos = new double[n];
    double[] sin = new double[n];
    double[] turnCos = new double[n];
    double[] turnSin = new double[n];
    for (int i = 0; i < n; i++) {
      double phase = -2 * Math.PI * middle[i];
      cos[i] = window[i] * Math.cos(phase * firstHz);
      sin[i] = window[i] * Math.sin(phase * firstHz);
      turnCos[i] = Math.cos(phase * stepHz);
      turnSin[i] = Math.sin(phase * stepHz);
    }
    double[][] all = new double[count][];
    for (int k = 0; k < count; k++) {
      all[k] = sums(cos, sin);
      for (int i = 0; i < n; i++) {
        double turned = cos[i] * turnCos[i] - sin[i] * turnSin[i];
        sin[i] = cos[i] * turnSin[i] + sin[i] * turnCos[i];
        cos[i] = turned;
      }
    }
    return all;
  }

  private double[] sums(double[] cos, double[] sin) {
    double[] sums = new double[2 * series.length];
    for (int row = 0; row < series.length; row++) {
      double re = 0;
      double im = 0;
      double[] values = series[row];
      for (int i = 0; i < values.length; i++) {
        re += values[i] * cos[i];
        im += values[i] * sin[i];
      }
      sums[2 * row] = re;
      sums[2 * row + 1] = im;
    }
    return sums;
  }

  /** What turns the strips' sums so that bands running down the picture come together. */
  double[] turns(double bands) {
    double[] turns = new double[2 * series.length];
    for (int row = 0; row < series.length; row++) {
      double phase = 2 * Math.PI * bands * places[row];
      turns[2 * row] = Math.cos(phase);
      turns[2 * row + 1] = Math.sin(phase);
    }
    return turns;
  }

  /** The sum over the strips, turned so. */
  static Complex along(double[] sums, double[] turns) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < sums.length; i += 2) {
      re += sums[i] * turns[i] - sums[i + 1] * turns[i + 1];
      im += sums[i] * turns[i + 1] + sums[i + 1] * turns[i];
    }
    return new Complex(re, im);
  }

  /** The sum over the strips for so many bands to the picture's height, running down. */
  Complex along(double[] sums, double bands) {
    return along(sums, turns(bands));
  }

  /** A complex number. */
  record Complex(double re, double im) {
    double square() {
      return re * re + im * im;
    }

    Complex minus(Complex other) {
      return new Complex(re - other.re, im - other.im);
    }
  }
}
