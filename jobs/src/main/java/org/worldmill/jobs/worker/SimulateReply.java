package org.worldmill.jobs.worker;

import java.util.List;
import java.util.Optional;
import org.worldmill.label.repair.RepairStep;

/**
 * What became of a model on its way to a simulator.
 *
 * @param obstacles why it cannot be simulated; empty if it can
 * @param assumptions what was assumed because nothing states it
 * @param steps what was done to its surface
 * @param body what it weighs and how it collides, if it is one body that can be simulated
 * @param robot likewise of a robot
 * @param files names of the files written, in order; none if it cannot
 */
public record SimulateReply(
    List<String> obstacles,
    List<String> assumptions,
    List<RepairStep> steps,
    Optional<BodyFacts> body,
    Optional<RobotFacts> robot,
    List<String> files) {

  public SimulateReply {
    obstacles = List.copyOf(obstacles);
    assumptions = List.copyOf(assumptions);
    steps = List.copyOf(steps);
    files = List.copyOf(files);
  }

  /** A model that cannot be simulated. */
  static SimulateReply refused(
      List<String> obstacles, List<String> assumptions, List<RepairStep> steps) {
    return new SimulateReply(
        obstacles, assumptions, steps, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * A body in figures.
   *
   * @param massKg at the density that was given or assumed
   * @param pieces convex pieces it collides with
   * @param volumeExcess volume of the pieces over that of the body, less 1
   * @param restingPoses ways to lie on a plane
   */
  public record BodyFacts(double massKg, int pieces, double volumeExcess, int restingPoses) {}

  /**
   * A robot in figures.
   *
   * @param massKg of all its links
   * @param links rigid bodies
   * @param freedoms degrees of freedom of all joints
   * @param pieces convex pieces it collides with
   */
  public record RobotFacts(double massKg, int links, int freedoms, int pieces) {}
}
