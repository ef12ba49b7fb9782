package org.worldmill.ingest.mesh.robot;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Mesh;

/** Triangles of simple bodies, closed and with outward faces; round ones are inscribed. */
public final class PrimitiveMesh {

  private static final int AROUND = 24;
  private static final int RINGS = 12;

  private PrimitiveMesh() {}

  /** The body; empty for planes and kinds without a shape. */
  public static Optional<Mesh> of(ShapeKind kind, List<Double> sizes) {
    return switch (kind) {
      case BOX -> Optional.of(box(sizes.get(0), sizes.get(1), sizes.get(2)));
      case SPHERE -> Optional.of(round(sizes.get(0), sizes.get(0), sizes.get(0), 0));
      case ELLIPSOID -> Optional.of(round(sizes.get(0), sizes.get(1), sizes.get(2), 0));
      case CAPSULE -> Optional.of(round(sizes.get(0), sizes.get(0), sizes.get(0), sizes.get(1)));
      case CYLINDER -> Optional.of(cylinder(sizes.get(0), sizes.get(1)));
      case MESH, PLANE, OTHER -> Optional.empty();
    };
  }

  private static Mesh box(double x, double y, double z) {
    double[] positions = new double[24];
    for (int corner = 0; corner < 8; corner++) {
      positions[3 * corner] = (corner & 1) == 0 ? -x : x;
      positions[3 * corner + 1] = (corner & 2) == 0 ? -y : y;
      positions[3 * corner + 2] = (corner & 4) == 0 ? -z : z;
    }
    int[] triangles = {
      0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1,
      3, 7, 1, 7, 5
    };
    return new Mesh(positions, triangles);
  }

  /** An ellipsoid cut at its waist, the halves moved apart by twice {@code half}. */
  private static Mesh round(double x, double y, double z, double half) {
    int quarter = RINGS / 2;
    int skipped = half == 0 ? 1 : 0; // Without a gap both halves share the ring at the waist.
    double[][] rings = new double[2 * quarter - skipped][];
    for (int i = 0; i < quarter; i++) {
      double angle = (i + 1 - quarter) * Math.PI / RINGS;
      rings[i] = new double[] {Math.cos(angle), z * Math.sin(angle) - half};
    }
    for (int i = skipped; i < quarter; i++) {
      double angle = i * Math.PI / RINGS;
      rings[quarter + i - skipped] = new double[] {Math.cos(angle), z * Math.sin(angle) + half};
    }
    return lathe(rings, x, y, -z - half, z + half);
  }

  private static Mesh cylinder(double radius, double half) {
    return lathe(new double[][] {{1, -half}, {1, half}}, radius, radius, -half, half);
  }

  /** A cone whose tip points to +z, its middle halfway up. */
  public static Mesh cone(double radius, double half) {
    return lathe(new double[][] {{1, -half}}, radius, radius, -half, half);
  }

  /** Rings of a width and a height each, from below to above, closed by a point at either end. */
  private static Mesh lathe(double[][] rings, double x, double y, double bottom, double top) {
    int points = rings.length * AROUND + 2;
    double[] positions = new double[3 * points];
    int[] triangles = new int[6 * AROUND * rings.length];
    for (int row = 0; row < rings.length; row++) {
      for (int i = 0; i < AROUND; i++) {
        double angle = 2 * Math.PI * i / AROUND;
        int at = 3 * (row * AROUND + i);
        positions[at] = x * rings[row][0] * Math.cos(angle);
        positions[at + 1] = y * rings[row][0] * Math.sin(angle);
        positions[at + 2] = rings[row][1];
      }
    }
    positions[3 * points - 4] = bottom;
    positions[3 * points - 1] = top;
    int at = 0;
    for (int i = 0; i < AROUND; i++) {
      int next = (i + 1) % AROUND;
      int last = (rings.length - 1) * AROUND;
      at = put(triangles, at, points - 2, next, i);
      at = put(triangles, at, points - 1, last + i, last + next);
      for (int row = 0; row + 1 < rings.length; row++) {
        int low = row * AROUND;
        int high = low + AROUND;
        at = put(triangles, at, low + i, low + next, high + next);
        at = put(triangles, at, low + i, high + next, high + i);
      }
    }
    return new Mesh(positions, triangles);
  }

  private static int put(int[] triangles, int at, int a, int b, int c) {
    triangles[at] = a;
    triangles[at + 1] = b;
    triangles[at + 2] = c;
    return at + 3;
  }
}
