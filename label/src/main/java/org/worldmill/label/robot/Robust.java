package org.worldmill.label.robot;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Statistics that single values astray do not move. */
final class Robust {

  /** Standard deviation of a normal distribution for one median absolute deviation. */
  private static final double MAD_TO_SIGMA = 1.4826;

  private static final double SECOND_DIFFERENCE = Math.sqrt(6);

  private static final double NINE_TENTHS = 0.9;

  /** Mean of the lower nine tenths of a standard normal variable's magnitudes. */
  private static final double MEAN_OF_NINE_TENTHS = 0.657;

  private Robust() {}

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Standard deviation by the median absolute deviation. */
  static double sigma(double[] values) {
    double middle = median(values);
    return MAD_TO_SIGMA
        * median(Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
  }

  /**
   * Standard deviation of the noise of a smooth course: by its second differences, of which noise
   * makes most where rows are dense, and at least that of its rounding to steps.
   */
  static double noise(double[] course) {
    if (course.length < 3) {
      return 0;
    }
    double[] bends = new double[course.length - 2];
    for (int i = 0; i < bends.length; i++) {
      bends[i] = (course[i] - 2 * course[i + 1] + course[i + 2]) / SECOND_DIFFERENCE;
    }
    return Math.max(sigma(bends), step(course) / Math.sqrt(12));
  }

  /**
   * Standard deviation of the noise of a course where it rests, by the mean of the lower nine
   * tenths of its second differences: of few steps the median is none or too much.
   */
  static double restingNoise(double[] course, IntPredicate rests) {
    double[] bends =
        IntStream.range(1, Math.max(1, course.length - 1))
            .filter(i -> rests.test(i - 1) && rests.test(i) && rests.test(i + 1))
            .mapToDouble(i -> Math.abs(course[i - 1] - 2 * course[i] + course[i + 1]))
            .sorted()
            .toArray();
    int most = (int) (NINE_TENTHS * bends.length);
    double mean = Arrays.stream(bends, 0, most).average().orElse(0) / SECOND_DIFFERENCE;
    return Math.max(mean / MEAN_OF_NINE_TENTHS, step(course) / Math.sqrt(12));
  }

  /** The smallest step between neighbours that differ; 0 for a constant. */
  static double step(double[] course) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < course.length; i++) {
      double step = Math.abs(course[i] - course[i - 1]);
      least = step > 0 ? Math.min(least, step) : least;
    }
    return least == Double.POSITIVE_INFINITY ? 0 : least;
  }

  static double range(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return values.length == 0 ? 0 : most - least;
  }
}
