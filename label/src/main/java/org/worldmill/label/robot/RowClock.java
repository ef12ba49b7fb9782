package org.worldmill.label.robot;

import java.util.Arrays;

/**
 * How rows lie in time: one period fitted to their times by least squares, each row counted by how
 * many periods it lies behind the one before it, so that dropped rows do not bend the fit.
 */
final class RowClock {

  /** Fewer rows tell of no rate. */
  static final int LEAST_ROWS = 8;

  /** Over so many periods without a row nothing is laid between two. */
  static final int WIDEST_BRIDGE = 3;

  /**
   * Relative error of a median absolute deviation times the root of the count, where neighbouring
   * intervals share a time with an error of its own: simulated.
   */
  private static final double MAD_ERROR_SHARED = 1.21;

  private static final double SINGLE_PRECISION = 6e-8;

  private final double period;
  private final double periodError;
  private final double jitter;
  private final int[] steps;
  private final double longest;

  /** Of at least {@value #LEAST_ROWS} times in seconds, rising. */
  RowClock(double[] seconds) {
    int n = seconds.length;
    double[] intervals = new double[n - 1];
    Arrays.setAll(intervals, i -> seconds[i + 1] - seconds[i]);
    double usual = Robust.median(intervals);
    steps = new int[n - 1];
    double[] place = new double[n];
    double greatest = 0;
    for (int i = 0; i < n - 1; i++) {
      steps[i] = Math.max(1, (int) Math.min(Integer.MAX_VALUE, Math.rint(intervals[i] / usual)));
      place[i + 1] = place[i] + steps[i];
      greatest = Math.max(greatest, steps[i] > 1 ? intervals[i] : 0);
    }
    longest = greatest;
    double middle = Arrays.stream(place).average().orElse(0);
    double centre = Arrays.stream(seconds).average().orElse(0);
    double spread = 0;
    double across = 0;
    for (int i = 0; i < n; i++) {
      spread += (place[i] - middle) * (place[i] - middle);
      across += (place[i] - middle) * (seconds[i] - centre);
    }
    period = across / spread;
    double[] off = new double[n];
    double squares = 0;
    double neighbours = 0;
    for (int i = 0; i < n; i++) {
      off[i] = seconds[i] - centre - period * (place[i] - middle);
      squares += off[i] * off[i];
      neighbours += i > 0 ? off[i] * off[i - 1] : 0;
    }
    double[] odd = new double[n - 1];
    Arrays.setAll(odd, i -> intervals[i] - period * steps[i]);
    jitter = Robust.sigma(odd);
    double white = Math.sqrt(squares / (n - 2) / spread);
    double walking = Math.sqrt(Arrays.stream(odd).map(v -> v * v).sum() / (n - 1) / (n - 1));
    // Where delays add up, one row after the other is late by about the same.
    boolean adds = squares > 0 && neighbours > 0.6 * squares;
    double rounding = SINGLE_PRECISION * seconds[n - 1] / place[n - 1];
    periodError = Math.hypot(adds ? Math.max(white, 1.2 * walking) : white, rounding);
  }

  /** Seconds from a row to the next. */
  double period() {
    return period;
  }

  double rateHz() {
    return 1 / period;
  }

  double rateError() {
    return periodError / (period * period);
  }

  /** Robust standard deviation of the time between rows, in periods. */
  double jitter() {
    return jitter / period;
  }

  double jitterError() {
    double count = Math.sqrt(Math.max(1, steps.length));
    return Math.hypot(MAD_ERROR_SHARED * jitter() / count, SINGLE_PRECISION / period);
  }

  /** How often rows are missing between two. */
  int gaps() {
    return (int) Arrays.stream(steps).filter(step -> step > 1).count();
  }

  /** Longest time between two rows where some are missing, in seconds; 0 if none are. */
  double longestGap() {
    return longest;
  }

  /** Whether the course can be followed from this row to the next. */
  boolean joins(int row) {
    return steps[row] <= WIDEST_BRIDGE;
  }
}
