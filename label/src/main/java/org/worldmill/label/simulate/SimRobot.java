package org.worldmill.label.simulate;

import java.util.List;
import org.worldmill.schemas.media.Articulation.Gaps;

/**
 * A robot for a simulator: links with mass, what is seen and what collides of them, and joints; in
 * metres, kilograms and radians, z up, in the frames of its description.
 *
 * @param name what it is called
 * @param links in an order in which parents come first
 * @param apart pairs of links that must not collide with each other, since they touch where the
 *     description places them
 * @param gaps what the description holds that is not exported
 * @param assumptions what was assumed because nothing states it
 */
public record SimRobot(
    String name, List<SimLink> links, List<Pair> apart, Gaps gaps, List<String> assumptions) {

  /** Whether the bases of a robot stand still; descriptions in URDF do not say. */
  public enum Base {
    /** As described: links without a joint stay where they are. */
    FIXED,
    /** Each robot can move as a whole. */
    FREE
  }

  /**
   * How a robot is made ready.
   *
   * @param base whether it stands still
   * @param densityKgM3 of links that state no mass
   * @param pieces most convex pieces of a mesh
   * @param weldShare vertices within this share of a mesh's diagonal become one
   */
  public record Settings(Base base, double densityKgM3, int pieces, double weldShare) {}

  /** Numbers of two links. */
  public record Pair(int first, int second) {}

  public SimRobot {
    links = List.copyOf(links);
    apart = List.copyOf(apart);
    assumptions = List.copyOf(assumptions);
  }

  /** Whether the first link is the world itself. */
  boolean hasWorld() {
    return links.get(0).name().equals(RobotAssembly.WORLD);
  }

  /** Mass of all links, in kg. */
  public double massKg() {
    return links.stream()
        .flatMap(link -> link.mass().stream())
        .mapToDouble(mass -> mass.mass().volume())
        .sum();
  }

  /** Degrees of freedom of all joints. */
  public int freedoms() {
    return links.stream()
        .flatMap(link -> link.joints().stream())
        .mapToInt(
            joint ->
                switch (joint.type()) {
                  case FIXED -> 0;
                  case HINGE, SLIDE -> 1;
                  case BALL, PLANAR -> 3;
                  case FREE -> 6;
                })
        .sum();
  }

  /** Pieces that collide. */
  public int pieces() {
    return links.stream().mapToInt(link -> link.collisions().size()).sum();
  }
}
