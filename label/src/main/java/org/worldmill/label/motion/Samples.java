package org.worldmill.label.motion;

import java.util.Arrays;

/** Numbers gathered one by one, and what can be said of them all. */
final class Samples {

  private double[] values = new double[16];
  private int count;

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  double mean() {
    return Arrays.stream(values, 0, count).sum() / count;
  }

  double max() {
    return quantile(1);
  }

  /** The value at this share of the sorted numbers, between two of them by straight line. */
  double quantile(double share) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    double place = share * (count - 1);
    int below = (int) place;
    int above = Math.min(below + 1, count - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Standard error of the mean; empty for fewer than three numbers. */
  java.util.OptionalDouble standardError() {
    if (count < 3) {
      return java.util.OptionalDouble.empty();
    }
    double mean = mean();
    double squares =
        Arrays.stream(values, 0, count).map(value -> (value - mean) * (value - mean)).sum();
    return java.util.OptionalDouble.of(Math.sqrt(squares / (count - 1) / count));
  }
}
