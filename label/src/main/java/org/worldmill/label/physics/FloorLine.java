package org.worldmill.label.physics;

import java.util.List;

/** The straight line over time of the heights at which a thing is thrown back against gravity. */
final class FloorLine {

  private static final double MOST_SIGMAS = 4;

  /** Places of contacts are never known better, in samples. */
  private static final double LEAST_ERROR = 0.05;

  private final List<Jump> floors;
  private final double gx;
  private final double gy;
  private double level;
  private double slope;
  private double slopeError = Double.POSITIVE_INFINITY;

  /** Of those among some jumps that a floor may make; gravity's direction. */
  FloorLine(List<Jump> jumps, double gx, double gy) {
    this.gx = gx;
    this.gy = gy;
    floors =
        jumps.stream()
            .filter(j -> -(j.dvx() * gx + j.dvy() * gy) > Rebound.FLOOR * j.speed())
            .toList();
    if (floors.size() > 1) {
      fit();
    }
  }

  private void fit() {
    double[] sums = new double[5];
    for (Jump jump : floors) {
      double w = 1 / (error(jump) * error(jump));
      double[] terms = {1, jump.seconds(), height(jump), jump.seconds() * jump.seconds(), 0};
      terms[4] = jump.seconds() * height(jump);
      for (int k = 0; k < terms.length; k++) {
        sums[k] += w * terms[k];
      }
    }
    double spread = sums[3] - sums[1] * sums[1] / sums[0];
    slope = (sums[4] - sums[1] * sums[2] / sums[0]) / spread;
    level = (sums[2] - slope * sums[1]) / sums[0];
    slopeError = 1 / Math.sqrt(spread);
  }

  private static double error(Jump jump) {
    return Math.max(LEAST_ERROR, jump.timeError() * jump.speed());
  }

  private double height(Jump jump) {
    return jump.before().x(jump.seconds()) * gx + jump.before().y(jump.seconds()) * gy;
  }

  int contacts() {
    return floors.size();
  }

  /** Whether all contacts lie on it. */
  boolean straight() {
    return floors.stream()
        .allMatch(
            jump ->
                Math.abs(height(jump) - level - slope * jump.seconds())
                    < MOST_SIGMAS * error(jump));
  }

  /** How fast it falls, in samples a second. */
  double slope() {
    return slope;
  }

  double slopeError() {
    return slopeError;
  }
}
