package org.worldmill.label.solid;

import java.util.Optional;
import org.worldmill.schemas.media.Mesh;

/**
 * The convex hull of points, as triangles that look outwards over the corners alone. Deterministic:
 * the same points in the same order give the same triangles. Immutable; its arrays are shared and
 * never written to.
 *
 * <p>Points that stand out of it by less than its {@linkplain #thickness thickness} are left
 * outside.
 */
public final class ConvexHull {

  private final double[] positions;
  private final int[] triangles;
  private final int[] neighbours;
  private final double thickness;

  ConvexHull(double[] positions, int[] triangles, int[] neighbours, double thickness) {
    this.thickness = thickness;
    this.positions = positions;
    this.triangles = triangles;
    this.neighbours = neighbours;
  }

  /** Of x, y, z of points; empty if they lie in one plane, nearly. */
  public static Optional<ConvexHull> of(double[] points) {
    Optional<ConvexHull> fine = new QuickHull(points, QuickHull.FINE).hull();
    return fine.isPresent() ? fine : new QuickHull(points, QuickHull.COARSE).hull();
  }

  /** Of a surface's vertices that a face uses. */
  public static Optional<ConvexHull> of(Topology surface) {
    double[] p = surface.positions();
    if (surface.usedVertices() == surface.vertexCount()) {
      return of(p);
    }
    boolean[] used = new boolean[surface.vertexCount()];
    for (int corner : surface.corners()) {
      used[corner] = true;
    }
    double[] kept = new double[3 * (int) surface.usedVertices()];
    int at = 0;
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        System.arraycopy(p, 3 * i, kept, at, 3);
        at += 3;
      }
    }
    return of(kept);
  }

  /** How far points may stand out of it, as a share of the longest side of their box. */
  public double thickness() {
    return thickness;
  }

  /** Number of triangles. */
  public int faceCount() {
    return triangles.length / 3;
  }

  /** Number of corners. */
  public int vertexCount() {
    return positions.length / 3;
  }

  /** x, y, z of the corners; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public double[] positions() {
    return positions;
  }

  /** Three corners a triangle, counter-clockwise seen from outside; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public int[] triangles() {
    return triangles;
  }

  /** The triangle beyond the side that leads from corner {@code side % 3} of a triangle. */
  int neighbour(int side) {
    return neighbours[side];
  }

  /** The hull as a mesh. */
  public Mesh mesh() {
    return new Mesh(positions, triangles);
  }

  /** Volume, centre and inertia of the hull as a solid. */
  public MassProperties mass() {
    return MassProperties.of(positions, triangles);
  }

  /** Its volume, in cubic units of length. */
  public double volume() {
    return mass().volume();
  }

  /** Its surface, in square units of length. */
  public double area() {
    double doubled = 0;
    for (int face = 0; face < faceCount(); face++) {
      doubled += doubledArea(face).length();
    }
    return doubled / 2;
  }

  /** The corner of a side. */
  Vector corner(int side) {
    return Vector.at(positions, triangles[side]);
  }

  /** The outward normal of a triangle, twice as long as its area. */
  Vector doubledArea(int face) {
    Vector a = corner(3 * face);
    return corner(3 * face + 1).minus(a).cross(corner(3 * face + 2).minus(a));
  }
}
