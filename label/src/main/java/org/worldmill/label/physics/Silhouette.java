package org.worldmill.label.physics;

import java.util.Arrays;
import java.util.List;
import org.worldmill.label.track.Sighting;

/**
 * How far a thing's centre may be pulled aside in each sighting, by how much larger or smaller it
 * is seen than it is. Where the ground is not quite known, or looks like the thing, a part of its
 * rim is missing or added: a share of the area, at about a radius from the centre. A size that
 * changes evenly, as of what comes nearer, is none of that.
 */
final class Silhouette {

  /**
   * A missing part of the rim lies nearly a radius from the centre, in a direction that is unknown:
   * in each coordinate the square root of a half of that.
   */
  private static final double REACH = 0.6;

  private static final int ROUNDS = 8;

  private static final double LEAST_GAIN = 0.6;

  /** Areas differ by noise alone up to so many times what neighbours do. */
  private static final double NOISE_TIMES = 2;

  private Silhouette() {}

  /** Of one thing's sightings: standard deviations of a coordinate of its centre, in samples. */
  static double[] pulls(List<Sighting> seen) {
    double[] pulls = new double[seen.size()];
    if (seen.size() < 3) {
      return pulls;
    }
    double[] sizes = seen.stream().mapToDouble(one -> Math.log(one.area())).toArray();
    double[] times = seen.stream().mapToDouble(Sighting::seconds).toArray();
    double[] line = line(times, sizes);
    double noise = NOISE_TIMES * noise(sizes);
    for (int i = 0; i < pulls.length; i++) {
      double off = sizes[i] - line[0] - line[1] * (times[i] - times[0]);
      double beyond = Math.sqrt(Math.max(0, off * off - noise * noise));
      pulls[i] = REACH * beyond * Math.sqrt(seen.get(i).area() / Math.PI);
    }
    return pulls;
  }

  /**
   * Beginning and slope of the sizes. One size serves unless a slope leaves far less over: what is
   * lost towards the end looks like a slope, too.
   */
  private static double[] line(double[] times, double[] sizes) {
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    double[] level = {sorted[sorted.length / 2], 0};
    double[] line = sloping(times, sizes);
    boolean grows = over(times, sizes, line) < LEAST_GAIN * over(times, sizes, level);
    return grows ? line : level;
  }

  private static double over(double[] times, double[] sizes, double[] line) {
    double sum = 0;
    for (int i = 0; i < sizes.length; i++) {
      sum += Math.abs(sizes[i] - line[0] - line[1] * (times[i] - times[0]));
    }
    return sum;
  }

  /** The line of least absolute differences, by weights of their inverse. */
  private static double[] sloping(double[] times, double[] sizes) {
    double[] weights = new double[sizes.length];
    Arrays.fill(weights, 1);
    double begin = 0;
    double slope = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      double t = 0;
      double s = 0;
      for (int i = 0; i < sizes.length; i++) {
        sum += weights[i];
        t += weights[i] * (times[i] - times[0]);
        s += weights[i] * sizes[i];
      }
      double tt = 0;
      double ts = 0;
      for (int i = 0; i < sizes.length; i++) {
        double late = times[i] - times[0] - t / sum;
        tt += weights[i] * late * late;
        ts += weights[i] * late * sizes[i];
      }
      slope = tt > 0 ? ts / tt : 0;
      begin = s / sum - slope * t / sum;
      for (int i = 0; i < sizes.length; i++) {
        double off = sizes[i] - begin - slope * (times[i] - times[0]);
        weights[i] = 1 / Math.max(1e-3, Math.abs(off));
      }
    }
    return new double[] {begin, slope};
  }

  /** Of a size, from the median of neighbours' differences. */
  private static double noise(double[] sizes) {
    double[] steps = new double[sizes.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(sizes[i + 1] - sizes[i]);
    }
    Arrays.sort(steps);
    return steps[steps.length / 2] * 1.4826 / Math.sqrt(2);
  }
}
