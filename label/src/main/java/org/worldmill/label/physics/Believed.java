package org.worldmill.label.physics;

import java.util.Arrays;
import java.util.List;

/**
 * How much of each degree of a way's local polynomials is believed. Up to the cubic all is. Higher
 * degrees take away what a cubic smooths off a movement that bends fast, as a swing's, but bring
 * noise: of each that share is kept that is expected to be movement rather than noise, by how large
 * the way's coefficients of that degree are for their errors (empirical Bayes: Efron and Morris,
 * Stein's estimation rule and its competitors, JASA 1973). The variance of what is kept then is
 * that share of a coefficient's variance; how large movement is, is itself known only as well as
 * the way's windows tell.
 */
final class Believed {

  private static final int CUBIC = 3;

  /** Median of the mean of two squared standard normal draws. */
  private static final double MEDIAN = 0.6931;

  /** In standard errors: beyond that, a window's own coefficient shows that something moved. */
  private static final double CLEAR = 3;

  /** Of a coefficient's variance by noise, as a share, what may hide in it of one window. */
  private static final double HIDDEN = 0.25;

  /** Radians in half a window of the quickest swing that is thought of: 4 Hz in 0.3 s. */
  private static final double MOST_RADIANS = 4;

  private final double[] movement;
  private final double[] hidden;
  private final double radians;

  /**
   * Of a way.
   *
   * @param windows all of its windows
   * @param variance of a coordinate of a place
   * @param smooth whether its velocity jumps nowhere: what is seen to be thrown back may be so
   *     unseen, too, and then nothing is known of how its degrees converge
   */
  Believed(List<LocalPolynomial> windows, double variance, boolean smooth) {
    int most = windows.stream().mapToInt(LocalPolynomial::degree).max().orElse(CUBIC);
    movement = new double[most + 1];
    hidden = new double[most + 1];
    Arrays.fill(movement, Double.POSITIVE_INFINITY);
    for (int k = CUBIC + 1; k < movement.length; k++) {
      // By the median: where a thing is half hidden all coefficients are large.
      movement[k] = Math.max(0, middle(beyond(windows, variance, k)));
    }
    for (int k = 0; k < hidden.length; k++) {
      hidden[k] = HIDDEN / Math.sqrt(Math.max(1, independent(windows, k)));
    }
    radians = smooth ? radians(windows, variance) : Double.POSITIVE_INFINITY;
  }

  /**
   * How far the way swings in half a window. A harmonic of x radians there has in degree k of
   * Legendre's polynomials 2 k + 1 times the square of the spherical Bessel function of x
   * (Abramowitz and Stegun 10.1.47), so that its cubes over its squares tell x: for small ones they
   * are x x / 35.
   */
  private double radians(List<LocalPolynomial> windows, double variance) {
    double squares = power(windows, variance, 2);
    double cubes = power(windows, variance, CUBIC) + hidden[CUBIC];
    return squares > 0 ? Math.min(MOST_RADIANS, Math.sqrt(35 * cubes / squares)) : MOST_RADIANS;
  }

  /** What a harmonic has in a degree at most, in squares, of what it has two below. */
  private double converging(int degree) {
    double ratio = radians * radians / ((2 * degree - 1.0) * (2 * degree + 1.0));
    return (2 * degree + 1.0) / (2 * degree - 3.0) * ratio * ratio;
  }

  /** What the way moves by in a degree, in a window's squares over those of noise: their mean. */
  private static double power(List<LocalPolynomial> windows, double variance, int degree) {
    return Math.max(
        0,
        windows.stream()
            .filter(window -> window.degree() >= degree)
            .mapToDouble(
                window ->
                    window.size(degree)
                            / ((variance + window.pulled()) * window.coefficientVariance(degree))
                        - 1)
            .average()
            .orElse(0));
  }

  /** Of each window with a degree, the square of its coefficient less that of noise. */
  private static double[] beyond(List<LocalPolynomial> windows, double variance, int degree) {
    return windows.stream()
        .filter(window -> window.degree() >= degree)
        .mapToDouble(
            window ->
                window.size(degree) / MEDIAN
                    - (variance + window.pulled()) * window.coefficientVariance(degree))
        .toArray();
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** The share of each degree that is believed in a window with places of a variance. */
  double[] shares(LocalPolynomial window, double variance) {
    double[] shares = new double[window.degree() + 1];
    for (int k = 0; k < shares.length; k++) {
      double noise = variance * window.coefficientVariance(k);
      double own = window.size(k) > CLEAR * CLEAR * noise ? window.size(k) - noise : 0;
      double size = Math.max(movement[k], own);
      shares[k] = Double.isInfinite(size) ? 1 : size / (size + noise);
    }
    return shares;
  }

  /** Of how many windows coefficients of a degree are others, since windows overlap. */
  private static double independent(List<LocalPolynomial> windows, int degree) {
    return windows.stream()
        .filter(window -> window.degree() >= degree)
        .mapToDouble(window -> Math.min(1, (double) degree / window.size()))
        .sum();
  }

  /**
   * The variances of what is believed of each degree's coefficient. Beyond the cubic: what is left
   * of the doubt once it was weighed against the noise, and movement that may hide in noise as far
   * as the size of the way's coefficients is not known better.
   *
   * @param shares as they are believed
   * @param quick variance of a coordinate of a place, for what is quicker than a cubic
   * @param slow the same for what is not
   */
  double[] variances(LocalPolynomial window, double[] shares, double quick, double slow) {
    double[] variances = new double[shares.length];
    double[] unseen = hidden(window, quick);
    for (int k = 0; k < variances.length; k++) {
      double rest = 1 - shares[k];
      double doubt = k > CUBIC ? quick * (shares[k] + rest * rest * unseen[k]) : slow;
      variances[k] = doubt * window.coefficientVariance(k);
    }
    return variances;
  }

  /** Of a coefficient's variance by noise, as a share, what may hide in it in a window. */
  private double[] hidden(LocalPolynomial window, double variance) {
    double[] unseen = hidden.clone();
    for (int k = CUBIC + 1; Double.isFinite(radians) && k <= window.degree(); k++) {
      int below = k - 2;
      double power = window.size(below) / (variance * window.coefficientVariance(below));
      unseen[k] = Math.min(unseen[k], converging(k) * (power + unseen[below]));
    }
    return unseen;
  }
}
