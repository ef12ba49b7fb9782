package org.worldmill.label.physics;

import java.util.List;

/**
 * The straight line over time of the heights at which a thing is thrown back against gravity. A
 * contact lasts: the flights before and after it meet below the floor, by a part of the jump of the
 * velocity that is the same for all contacts of one thing, whose spring does not depend on its
 * speed. For a contact of t seconds that keeps e of the speed it is t e / (1 + e)^2.
 */
final class FloorLine {

  private static final double MOST_SIGMAS = 4;

  /** Places of contacts are never known better, in samples. */
  private static final double LEAST_ERROR = 0.05;

  /**
   * What is thought of that part beforehand, in seconds, and its standard error: nothing gives way
   * by less than nothing, and a contact of 8 ms has 0.002.
   */
  private static final double GIVES_BEFORE = 0.001;

  private static final double GIVES_SPREAD = 0.001;

  private final List<Jump> floors;
  private final double gx;
  private final double gy;
  private double level;
  private double slope;
  private double slopeError = Double.POSITIVE_INFINITY;
  private double gives;

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
    double middle = floors.stream().mapToDouble(Jump::seconds).average().orElse(0);
    NormalEquations equations = new NormalEquations(3);
    equations.add(new int[] {2}, new double[] {1}, GIVES_BEFORE, 1 / (GIVES_SPREAD * GIVES_SPREAD));
    for (Jump jump : floors) {
      double[] slopes = {1, jump.seconds() - middle, jump.speed()};
      double weight = 1 / (error(jump) * error(jump));
      equations.add(new int[] {0, 1, 2}, slopes, height(jump), weight);
    }
    if (equations.invert()) {
      slope = equations.solution(1);
      level = equations.solution(0) - slope * middle;
      gives = equations.solution(2);
      slopeError = Math.sqrt(equations.covariance(1, 1));
    }
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
                Math.abs(height(jump) - level - slope * jump.seconds() - gives * jump.speed())
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
