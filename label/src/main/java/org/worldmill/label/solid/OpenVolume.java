package org.worldmill.label.solid;

import java.util.Optional;

/**
 * The volume inside a surface that has holes, and how far it can be trusted. Each hole is covered
 * by a fan of triangles from the mean of its rim, which is exact for flat holes; the error is
 * judged by the round cap that would leave the rim as steeply as the faces arrive there. What a
 * volume taken as it is would be depends on the point that its tetrahedra start from: how far it
 * varies over the eight corners of the box bounds the error of leaving the holes open.
 *
 * @param volume with all holes covered
 * @param error standard error of it, from the volumes of the caps
 * @param spread greatest less least volume with the holes left open, from the box corners
 * @param openVolume mean of these volumes
 */
public record OpenVolume(double volume, double error, double spread, double openVolume) {

  /**
   * Standard error as a share of the caps' volumes, found on bodies from which patches were torn.
   */
  private static final double DOUBT = 0.4;

  /** Rounding of the sums, as a share of the volume. */
  private static final double ROUNDING = 1e-13;

  /** Caps steeper than half a ball are not believed. */
  private static final double STEEPEST_RAD = Math.PI / 2;

  /** Empty where faces are turned over or an edge has over two: no side is the inner one then. */
  public static Optional<OpenVolume> of(Topology surface) {
    if (surface.faceCount() == 0 || !surface.isConsistent()) {
      return Optional.empty();
    }
    double[] p = surface.positions();
    Vector mean = MassProperties.mean(p, surface.corners());
    double inner = 0;
    double[] area = new double[3];
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    int[] corners = surface.corners();
    for (int i = 0; i < corners.length; i += 3) {
      Vector a = Vector.at(p, corners[i]).minus(mean);
      Vector b = Vector.at(p, corners[i + 1]).minus(mean);
      Vector c = Vector.at(p, corners[i + 2]).minus(mean);
      Vector doubled = b.minus(a).cross(c.minus(a));
      inner += a.dot(b.cross(c)) / 6;
      for (int axis = 0; axis < 3; axis++) {
        area[axis] += doubled.component(axis) / 2;
        low[axis] = Math.min(low[axis], least(a, b, c, axis));
        high[axis] = Math.max(high[axis], -least(a.times(-1), b.times(-1), c.times(-1), axis));
      }
    }
    double spread = 0;
    double middle = inner;
    for (int axis = 0; axis < 3; axis++) {
      spread += Math.abs(area[axis]) * (high[axis] - low[axis]) / 3;
      middle -= area[axis] * (high[axis] + low[axis]) / 6;
    }
    Holes holes = new Holes(surface, mean);
    double volume = inner + holes.volume;
    double error = DOUBT * holes.bulges + ROUNDING * Math.abs(volume);
    return Optional.of(new OpenVolume(volume, error, spread, middle));
  }

  private static double least(Vector a, Vector b, Vector c, int axis) {
    return Math.min(a.component(axis), Math.min(b.component(axis), c.component(axis)));
  }

  /** What covers over all holes add. */
  private static final class Holes {

    private double volume;

    /** The volumes between fans and covers, bulges and dents alike counted as positive. */
    private double bulges;

    Holes(Topology surface, Vector origin) {
      for (int[] loop : surface.boundaryLoops()) {
        cover(surface, loop, origin);
      }
    }

    private void cover(Topology surface, int[] loop, Vector origin) {
      double[] p = surface.positions();
      int[] corners = surface.corners();
      Vector middle = Vector.ZERO;
      for (int side : loop) {
        middle = middle.plus(Vector.at(p, corners[side]).minus(origin));
      }
      middle = middle.times(1.0 / loop.length);
      for (int side : loop) {
        // The cover runs along the rim against the face that ends there.
        Vector to = Vector.at(p, corners[side]).minus(origin);
        Vector from = Vector.at(p, corners[Topology.next(side)]).minus(origin);
        Vector third = Vector.at(p, corners[Topology.next(Topology.next(side))]).minus(origin);
        volume += middle.dot(from.cross(to)) / 6;
        bulges += Math.abs(bulge(from, to, third, middle));
      }
    }

    /** Of the part of a round cap that leaves the rim along the face that ends there. */
    private static double bulge(Vector from, Vector to, Vector third, Vector middle) {
      Vector edge = to.minus(from);
      Vector doubled = edge.cross(middle.minus(from));
      double area = doubled.length() / 2;
      double along = edge.length();
      Vector away = away(edge, from.minus(third));
      if (area == 0 || away.length() == 0) {
        return 0;
      }
      double inward = 2 * area / along;
      double rise = away.dot(doubled) / (2 * area);
      double run = away.dot(away(edge, middle.minus(from))) / inward;
      double tilt = Math.max(-STEEPEST_RAD, Math.min(STEEPEST_RAD, Math.atan2(rise, run)));
      return area * inward * Math.tan(tilt / 2) / 2;
    }

    /** The part of a vector at right angles to an edge. */
    private static Vector away(Vector edge, Vector vector) {
      return vector.minus(edge.times(vector.dot(edge) / edge.dot(edge)));
    }
  }
}
