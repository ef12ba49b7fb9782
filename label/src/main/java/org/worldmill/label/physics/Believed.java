package org.worldmill.label.physics;

import java.util.Arrays;
import java.util.List;

/**
 * How much of each degree of a way's local polynomials is believed. Up to the cubic all is. Higher
 * degrees take away what a cubic smooths off a movement that bends fast, as a swing's, but bring
 * noise: of each that share is kept that is expected to be movement rather than noise, by how large
 * the way's coefficients of that degree are for their errors (empirical Bayes: Efron and Morris,
 * Stein's estimation rule and its competitors, JASA 1973). The variance of what is kept then is
 * that share of a coefficient's variance.
 */
final class Believed {

  private static final int CUBIC = 3;

  /** Median of the mean of two squared standard normal draws. */
  private static final double MEDIAN = 0.6931;

  /** In standard errors: beyond that, a window's own coefficient shows that something moved. */
  private static final double CLEAR = 3;

  private final double[] movement;

  /**
   * Of a way.
   *
   * @param windows all of its windows, of one degree
   * @param variance of a coordinate of a place
   */
  Believed(List<LocalPolynomial> windows, double variance) {
    movement = new double[windows.get(0).degree() + 1];
    Arrays.fill(movement, Double.POSITIVE_INFINITY);
    for (int k = CUBIC + 1; k < movement.length; k++) {
      double[] beyond = new double[windows.size()];
      for (int i = 0; i < beyond.length; i++) {
        double noise = variance * windows.get(i).coefficientVariance(k);
        beyond[i] = windows.get(i).size(k) / MEDIAN - noise;
      }
      // By the median: at a contact all coefficients are large, between two they are none.
      Arrays.sort(beyond);
      movement[k] = Math.max(0, beyond[beyond.length / 2]);
    }
  }

  /** The share of each degree that is believed in a window with places of a variance. */
  double[] shares(LocalPolynomial window, double variance) {
    double[] shares = new double[movement.length];
    for (int k = 0; k < shares.length; k++) {
      double noise = variance * window.coefficientVariance(k);
      double own = window.size(k) > CLEAR * CLEAR * noise ? window.size(k) - noise : 0;
      double size = Math.max(movement[k], own);
      shares[k] = Double.isInfinite(size) ? 1 : size / (size + noise);
    }
    return shares;
  }
}
