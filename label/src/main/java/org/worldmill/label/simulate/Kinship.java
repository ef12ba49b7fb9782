package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Articulation.JointType;

/**
 * Which links move together and which belong to one robot.
 *
 * @param group of each link: the number of the link with the joint by which it moves; -1 if none
 * @param tree of each link: the number of the free link that it belongs to; -1 if none
 * @param massless why some link cannot move: one sentence each
 */
record Kinship(List<Integer> group, List<Integer> tree, List<String> massless) {

  /** Least mass that a simulator of doubles can be trusted with, in kg. */
  private static final double LEAST_MASS_KG = 1e-9;

  /** Of links whose parents come first. */
  static Kinship of(List<SimLink> links) {
    List<Integer> group = new ArrayList<>();
    List<Integer> tree = new ArrayList<>();
    double[] mass = new double[links.size()];
    for (int i = 0; i < links.size(); i++) {
      SimLink link = links.get(i);
      Optional<Integer> parent = link.parent();
      boolean free = link.joints().stream().anyMatch(joint -> joint.type() == JointType.FREE);
      group.add(link.joints().isEmpty() ? parent.map(group::get).orElse(-1) : i);
      tree.add(free ? i : parent.map(tree::get).orElse(-1));
      if (group.get(i) >= 0) {
        mass[group.get(i)] += link.mass().map(m -> m.mass().volume()).orElse(0.0);
      }
    }
    List<String> massless = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      if (group.get(i) == i && mass[i] < LEAST_MASS_KG) {
        massless.add(
            "link '%s' moves, but states no mass and has no shapes with a volume to compute one"
                .formatted(links.get(i).name()));
      }
    }
    return new Kinship(List.copyOf(group), List.copyOf(tree), List.copyOf(massless));
  }

  /** Whether a link or one above it has a joint. */
  static boolean moves(List<SimLink> links, int number) {
    Optional<Integer> at = Optional.of(number);
    while (at.isPresent()) {
      if (!links.get(at.get()).joints().isEmpty()) {
        return true;
      }
      at = links.get(at.get()).parent();
    }
    return false;
  }
}
