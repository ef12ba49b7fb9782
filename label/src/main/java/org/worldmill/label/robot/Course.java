package org.worldmill.label.robot;

/** A course of numbers by time, linear between its rows. */
final class Course {

  private final double[] seconds;
  private final double[] values;
  private final double widest;

  /** Over rows at most {@code widest} seconds apart; wider gaps hold nothing. */
  Course(double[] seconds, double[] values, double widest) {
    this.seconds = seconds;
    this.values = values;
    this.widest = widest;
  }

  /** The value at a time; NaN where there is none. */
  double at(double time) {
    int found = java.util.Arrays.binarySearch(seconds, time);
    if (found >= 0) {
      return values[found];
    }
    int after = -found - 1;
    if (after == 0 || after == seconds.length) {
      return Double.NaN;
    }
    double gap = seconds[after] - seconds[after - 1];
    if (gap > widest) {
      return Double.NaN;
    }
    double share = (time - seconds[after - 1]) / gap;
    return values[after - 1] + share * (values[after] - values[after - 1]);
  }
}
