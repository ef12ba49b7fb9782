package org.worldmill.label.mesh;

import org.worldmill.label.solid.NearestPoints;
import org.worldmill.schemas.media.SignalValue;

/** How far points of a cloud lie from their neighbours, and shares of those that were asked. */
final class CloudSpacing {

  private CloudSpacing() {}

  /**
   * The distances of evenly chosen points to their n-th neighbour.
   *
   * @param tree over the points
   * @param neighbour 1 for the nearest other point
   * @param most points that are asked
   */
  static double[] distances(NearestPoints tree, double[] points, int neighbour, int most) {
    int count = points.length / 3;
    int asked = Math.min(most, count);
    double[] found = new double[asked];
    double[] squares = new double[neighbour + 1];
    int[] numbers = new int[neighbour + 1];
    for (int i = 0; i < asked; i++) {
      int at = 3 * (int) ((long) i * count / asked);
      int reached = tree.find(points[at], points[at + 1], points[at + 2], squares, numbers);
      found[i] = Math.sqrt(squares[reached - 1]);
    }
    return found;
  }

  /** A share of so many asked, with the standard error of a sample. */
  static SignalValue share(long counted, int asked) {
    double share = (double) counted / asked;
    return SignalValue.of(share)
        .withStandardError(Math.sqrt(Math.max(share * (1 - share), 1.0 / asked) / asked));
  }
}
