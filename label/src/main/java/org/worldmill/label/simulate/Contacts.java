package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.simulate.SimRobot.Pair;
import org.worldmill.label.solid.Vector;

/**
 * Which links of one robot must not collide with each other: neighbours, and those whose pieces
 * overlap where the description places them, since no motion brought them there.
 */
final class Contacts {

  private final List<SimLink> links;
  private final Kinship kinship;
  private final List<List<Placed>> placed = new ArrayList<>();

  /** A piece in the world and two corners of its box. */
  private record Placed(SimLink link, SimShape piece, Vector low, Vector high) {

    static Placed of(SimLink link, SimShape piece) {
      return new Placed(link, piece, corner(link, piece, -1), corner(link, piece, 1));
    }

    private static Vector corner(SimLink link, SimShape piece, double way) {
      return new Vector(
          piece.furthest(link.world(), new Vector(way, 0, 0)).x(),
          piece.furthest(link.world(), new Vector(0, way, 0)).y(),
          piece.furthest(link.world(), new Vector(0, 0, way)).z());
    }

    boolean overlaps(Placed other) {
      for (int axis = 0; axis < 3; axis++) {
        if (low.component(axis) > other.high.component(axis)
            || other.low.component(axis) > high.component(axis)) {
          return false;
        }
      }
      return Overlap.of(
          d -> piece.furthest(link.world(), d), d -> other.piece.furthest(other.link.world(), d));
    }
  }

  Contacts(List<SimLink> links, Kinship kinship) {
    this.links = links;
    this.kinship = kinship;
    for (SimLink link : links) {
      placed.add(
          link.collisions().stream()
              .filter(piece -> !piece.isPlane())
              .map(piece -> Placed.of(link, piece))
              .toList());
    }
  }

  /** The pairs, in order. */
  List<Pair> apart() {
    List<Pair> pairs = new ArrayList<>();
    for (int first = 0; first < links.size(); first++) {
      for (int second = first + 1; second < links.size(); second++) {
        if (meet(first, second) && (areNeighbours(first, second) || overlap(first, second))) {
          pairs.add(new Pair(first, second));
        }
      }
    }
    return pairs;
  }

  /** Whether two links could collide at all, and belong to one robot. */
  private boolean meet(int first, int second) {
    return !kinship.group().get(first).equals(kinship.group().get(second))
        && kinship.tree().get(first).equals(kinship.tree().get(second))
        && !placed.get(first).isEmpty()
        && !placed.get(second).isEmpty();
  }

  private boolean areNeighbours(int first, int second) {
    return links.get(second).parent().filter(parent -> parent == first).isPresent();
  }

  private boolean overlap(int first, int second) {
    return placed.get(first).stream()
        .anyMatch(piece -> placed.get(second).stream().anyMatch(piece::overlaps));
  }
}
