package org.worldmill.label.simulate;

import java.util.List;
import java.util.Optional;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.ShapeKind;

/** The simple bodies of robot descriptions, about their own middle. */
final class Solids {

  private static final int AROUND = 24;
  private static final int RINGS = 12;

  private Solids() {}

  /** Volume and inertia at a density of 1, in closed form; empty for kinds without a volume. */
  static Optional<MassProperties> mass(ShapeKind kind, List<Double> sizes) {
    return switch (kind) {
      case BOX -> {
        double x = sizes.get(0);
        double y = sizes.get(1);
        double z = sizes.get(2);
        yield some(8 * x * y * z, x * x / 3, y * y / 3, z * z / 3);
      }
      case SPHERE -> round(sizes.get(0), sizes.get(0), sizes.get(0));
      case ELLIPSOID -> round(sizes.get(0), sizes.get(1), sizes.get(2));
      case CYLINDER -> {
        double r = sizes.get(0);
        double h = sizes.get(1);
        yield some(2 * Math.PI * r * r * h, r * r / 4, r * r / 4, h * h / 3);
      }
      case CAPSULE -> Optional.of(capsule(sizes.get(0), sizes.get(1)));
      case MESH, PLANE, OTHER -> Optional.empty();
    };
  }

  private static Optional<MassProperties> round(double x, double y, double z) {
    return some(4.0 / 3 * Math.PI * x * y * z, x * x / 5, y * y / 5, z * z / 5);
  }

  private static MassProperties capsule(double r, double h) {
    double middle = 2 * Math.PI * r * r * h;
    double ends = 4.0 / 3 * Math.PI * r * r * r;
    double across = middle * r * r / 4 + ends * r * r / 5;
    // The halves of the ball lie with their own centres 3/8 r beyond the ends of the cylinder.
    double along = middle * h * h / 3 + ends * (r * r / 5 + h * h + 0.75 * h * r);
    SymmetricMatrix moments = new SymmetricMatrix(across, across, along, 0, 0, 0);
    return new MassProperties(middle + ends, Vector.ZERO, moments.complement());
  }

  /** Of a volume and its mean squares along the axes. */
  private static Optional<MassProperties> some(double volume, double xx, double yy, double zz) {
    return volume > 0
        ? Optional.of(
            new MassProperties(
                volume,
                Vector.ZERO,
                new SymmetricMatrix(xx, yy, zz, 0, 0, 0).complement().times(volume)))
        : Optional.empty();
  }

  /** The furthest point of a body in a direction, in its own frame. */
  static Vector furthest(ShapeKind kind, List<Double> sizes, Vector direction) {
    double length = direction.length();
    Vector d = length > 0 ? direction.times(1 / length) : Vector.axis(2);
    return switch (kind) {
      case BOX ->
          new Vector(
              Math.copySign(sizes.get(0), d.x()),
              Math.copySign(sizes.get(1), d.y()),
              Math.copySign(sizes.get(2), d.z()));
      case SPHERE -> d.times(sizes.get(0));
      case ELLIPSOID -> {
        Vector s = new Vector(sizes.get(0) * d.x(), sizes.get(1) * d.y(), sizes.get(2) * d.z());
        double norm = s.length();
        yield norm == 0
            ? Vector.ZERO
            : new Vector(sizes.get(0) * s.x(), sizes.get(1) * s.y(), sizes.get(2) * s.z())
                .times(1 / norm);
      }
      case CYLINDER -> {
        double flat = Math.hypot(d.x(), d.y());
        double r = flat > 0 ? sizes.get(0) / flat : 0;
        yield new Vector(r * d.x(), r * d.y(), Math.copySign(sizes.get(1), d.z()));
      }
      case CAPSULE ->
          d.times(sizes.get(0)).plus(new Vector(0, 0, Math.copySign(sizes.get(1), d.z())));
      case MESH, PLANE, OTHER -> Vector.ZERO;
    };
  }

  /** The hull of points of its surface, for formats that do not know the kind. */
  static Optional<ConvexHull> hull(ShapeKind kind, List<Double> sizes) {
    double[] points = new double[3 * AROUND * (RINGS + 1)];
    int at = 0;
    for (int ring = 0; ring <= RINGS; ring++) {
      double latitude = Math.PI * ring / RINGS - Math.PI / 2;
      for (int i = 0; i < AROUND; i++) {
        double turn = 2 * Math.PI * i / AROUND;
        Vector d =
            new Vector(
                Math.cos(latitude) * Math.cos(turn),
                Math.cos(latitude) * Math.sin(turn),
                Math.sin(latitude));
        Vector p = furthest(kind, sizes, d);
        points[at++] = p.x();
        points[at++] = p.y();
        points[at++] = p.z();
      }
    }
    return ConvexHull.of(points);
  }
}
