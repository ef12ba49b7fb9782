package org.worldmill.curate.measure;

/** Power spectra of real sequences, by the radix-2 Fourier transform. */
final class Spectrum {

  private Spectrum() {}

  /**
   * The power in each bin below half the sampling rate; the sequence is padded with zeros to the
   * next power of two {@code n}, so that bin {@code k} is {@code k / n} cycles a sample.
   */
  static double[] power(double[] sequence) {
    int n = Integer.highestOneBit(Math.max(2, sequence.length) * 2 - 1);
    double[] re = java.util.Arrays.copyOf(sequence, n);
    double[] im = new double[n];
    transform(re, im);
    double[] power = new double[n / 2];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }

  private static void transform(double[] re, double[] im) {
    int n = re.length;
    int shift = Integer.numberOfLeadingZeros(n) + 1;
    for (int i = 0; i < n; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
      }
    }
    for (int half = 1; half < n; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(Math.PI * k / half);
        double sin = -Math.sin(Math.PI * k / half);
        for (int i = k; i < n; i += 2 * half) {
          int j = i + half;
          double x = re[j] * cos - im[j] * sin;
          double y = re[j] * sin + im[j] * cos;
          re[j] = re[i] - x;
          im[j] = im[i] - y;
          re[i] += x;
          im[i] += y;
        }
      }
    }
  }
}
