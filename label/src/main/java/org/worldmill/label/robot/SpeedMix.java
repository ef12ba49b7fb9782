package org.worldmill.label.robot;

import java.util.Arrays;
import java.util.List;

/**
 * How fast a robot moves as its pictures show it: its joints' speeds together, each by as much as
 * it changes the picture. None of them changes it by less the faster it moves, so no weight is
 * negative (least squares by coordinate descent).
 */
final class SpeedMix {

  private static final int ROUNDS = 60;

  private final List<double[]> speeds;

  /**
   * Of joints that move.
   *
   * @param speeds of each at the same rows, in its own root mean square
   */
  SpeedMix(List<double[]> speeds) {
    this.speeds = List.copyOf(speeds);
  }

  /** All joints alike: the root of the sum of squares. */
  double[] alike() {
    double[] sum = new double[speeds.get(0).length];
    for (double[] speed : speeds) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += speed[i] * speed[i];
      }
    }
    return Arrays.stream(sum).map(Math::sqrt).toArray();
  }

  /**
   * Weighed so that their sum goes best with a course.
   *
   * @param rows seconds of the rows
   * @param shift what to add to these to find them in the course
   */
  double[] weighed(double[] rows, Course course, double shift) {
    double[] wanted = Arrays.stream(rows).map(time -> course.at(time + shift)).toArray();
    boolean[] there = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      there[i] = !Double.isNaN(wanted[i]);
    }
    double[] left = levelled(wanted, there);
    List<double[]> parts = speeds.stream().map(speed -> levelled(speed, there)).toList();
    double[] weights = new double[parts.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < weights.length; k++) {
        double[] part = parts.get(k);
        double along = 0;
        double square = 0;
        for (int i = 0; i < left.length; i++) {
          along += part[i] * left[i];
          square += part[i] * part[i];
        }
        double weight = square > 0 ? Math.max(0, weights[k] + along / square) : 0;
        for (int i = 0; i < left.length; i++) {
          left[i] -= (weight - weights[k]) * part[i];
        }
        weights[k] = weight;
      }
    }
    double[] sum = new double[rows.length];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[k] * speeds.get(k)[i];
      }
    }
    return sum;
  }

  /** About the mean of what is there; 0 elsewhere. */
  private static double[] levelled(double[] values, boolean[] there) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += there[i] ? values[i] : 0;
      count += there[i] ? 1 : 0;
    }
    double mean = count > 0 ? sum / count : 0;
    double[] level = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      level[i] = there[i] ? values[i] - mean : 0;
    }
    return level;
  }
}
