package org.worldmill.label.simulate;

import java.util.function.UnaryOperator;
import org.worldmill.label.solid.Vector;

/**
 * Whether two convex bodies overlap: by a simplex of the difference of both that is moved towards
 * the origin (Gilbert, Johnson and Keerthi, 1988). A body is told by its furthest point in a
 * direction.
 */
final class Overlap {

  private static final int STEPS = 64;

  private final UnaryOperator<Vector> first;
  private final UnaryOperator<Vector> second;
  private Vector[] simplex = {};

  private Overlap(UnaryOperator<Vector> first, UnaryOperator<Vector> second) {
    this.first = first;
    this.second = second;
  }

  /** Whether they share a point; what cannot be told is called an overlap. */
  static boolean of(UnaryOperator<Vector> first, UnaryOperator<Vector> second) {
    return new Overlap(first, second).search();
  }

  private boolean search() {
    Vector towards = Vector.axis(0);
    for (int step = 0; step < STEPS; step++) {
      Vector found = first.apply(towards).minus(second.apply(towards.times(-1)));
      if (found.dot(towards) < 0) {
        return false;
      }
      Vector next = extended(found);
      if (next.length() == 0) {
        return true;
      }
      towards = next;
    }
    return true;
  }

  /** Adds a point and keeps the part nearest the origin; no direction if the origin is inside. */
  private Vector extended(Vector a) {
    return switch (simplex.length) {
      case 0 -> keep(a.times(-1), a);
      case 1 -> line(a, simplex[0]);
      case 2 -> triangle(a, simplex[0], simplex[1]);
      default -> tetrahedron(a, simplex[0], simplex[1], simplex[2]);
    };
  }

  private Vector keep(Vector direction, Vector... points) {
    simplex = points;
    return direction;
  }

  private Vector line(Vector a, Vector b) {
    Vector ab = b.minus(a);
    Vector ao = a.times(-1);
    if (ab.dot(ao) <= 0) {
      return keep(ao, a);
    }
    return keep(ab.cross(ao).cross(ab), a, b);
  }

  private Vector triangle(Vector a, Vector b, Vector c) {
    Vector ab = b.minus(a);
    Vector ac = c.minus(a);
    Vector ao = a.times(-1);
    Vector normal = ab.cross(ac);
    if (normal.cross(ac).dot(ao) > 0) {
      return ac.dot(ao) > 0 ? keep(ac.cross(ao).cross(ac), a, c) : line(a, b);
    }
    if (ab.cross(normal).dot(ao) > 0) {
      return line(a, b);
    }
    double side = normal.dot(ao);
    if (side == 0) {
      return Vector.ZERO;
    }
    return side > 0 ? keep(normal, a, b, c) : keep(normal.times(-1), a, c, b);
  }

  private Vector tetrahedron(Vector a, Vector b, Vector c, Vector d) {
    Vector ao = a.times(-1);
    if (b.minus(a).cross(c.minus(a)).dot(ao) > 0) {
      return triangle(a, b, c);
    }
    if (c.minus(a).cross(d.minus(a)).dot(ao) > 0) {
      return triangle(a, c, d);
    }
    if (d.minus(a).cross(b.minus(a)).dot(ao) > 0) {
      return triangle(a, d, b);
    }
    return Vector.ZERO;
  }
}
