package org.worldmill.label.motion;

import java.util.Arrays;
import java.util.List;

/**
 * How far a picture moves each way: eight directions, from the right on, each of an eighth turn.
 */
final class Directions {

  static final int COUNT = 8;

  /** Tangent of a sixteenth of a turn: where one direction ends and the next begins. */
  private static final double EDGE = Math.tan(Math.PI / 8);

  private final double[] ways = new double[COUNT];

  /** Adds a displacement: x to the right, y downwards. */
  void add(double x, double y) {
    ways[of(x, y)] += FlowField.length(x, y);
  }

  void add(Directions other) {
    for (int i = 0; i < COUNT; i++) {
      ways[i] += other.ways[i];
    }
  }

  /** 0 to the right, 2 downwards, 4 to the left, 6 upwards. */
  static int of(double x, double y) {
    if (Math.abs(y) <= EDGE * Math.abs(x)) {
      return x >= 0 ? 0 : 4;
    }
    if (Math.abs(x) <= EDGE * Math.abs(y)) {
      return y >= 0 ? 2 : 6;
    }
    return y >= 0 ? (x >= 0 ? 1 : 3) : (x >= 0 ? 7 : 5);
  }

  /** The share of each in all of the way; none where nothing moves. */
  List<Double> shares() {
    double sum = Arrays.stream(ways).sum();
    return sum > 0 ? Arrays.stream(ways).map(way -> way / sum).boxed().toList() : List.of();
  }
}
