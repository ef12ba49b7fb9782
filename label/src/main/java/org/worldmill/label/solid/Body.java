package org.worldmill.label.solid;

import java.util.Optional;
import org.worldmill.schemas.media.Mesh;

/**
 * What several measures need of one mesh: its topology, the mass properties of what it encloses and
 * its hull, each found when first asked for. Not thread-safe.
 */
public final class Body {

  private final Topology surface;
  private final MassProperties mass;
  private final double rounding;
  private Optional<Optional<ConvexHull>> hull = Optional.empty();

  private Body(Mesh mesh) {
    surface = Topology.of(mesh);
    mass = MassProperties.of(surface.positions(), surface.corners());
    double diagonal = 0;
    double area = 0;
    double[] p = surface.positions();
    int[] corners = surface.corners();
    Vector mean = MassProperties.mean(p, corners);
    for (int i = 0; i < corners.length; i += 3) {
      Vector a = Vector.at(p, corners[i]).minus(mean);
      Vector b = Vector.at(p, corners[i + 1]).minus(mean);
      Vector c = Vector.at(p, corners[i + 2]).minus(mean);
      area += b.minus(a).cross(c.minus(a)).length() / 2;
      diagonal = Math.max(diagonal, a.length());
    }
    rounding = 4 * Math.ulp(1.0) * area * diagonal;
  }

  /** Of a mesh, the same for all who ask. */
  public static Body of(Mesh mesh) {
    return mesh.derived(Body.class, Body::new);
  }

  /** Which faces meet along which edges. */
  public Topology surface() {
    return surface;
  }

  /** Of the inside of the surface; of meaning where it {@linkplain #isSolid() is solid}. */
  public MassProperties mass() {
    return mass;
  }

  /** How far rounding may have carried the volume. */
  public double rounding() {
    return rounding;
  }

  /** Whether the surface is closed and encloses some volume, its faces looking outwards. */
  public boolean isSolid() {
    return surface.isWatertight() && mass.isFinite() && mass.volume() > 100 * rounding;
  }

  /** Why it is not solid. */
  public String whyNotSolid() {
    if (surface.faceCount() == 0) {
      return "it has no faces with an area";
    } else if (!surface.isWatertight()) {
      return "the surface is not closed";
    } else if (!mass.isFinite()) {
      return "the coordinates are too large to compute it";
    }
    return mass.volume() < -100 * rounding
        ? "the faces look inwards: the volume is negative"
        : "the surface encloses no volume";
  }

  /** The convex hull of the vertices that faces use; empty where they lie in one plane. */
  public Optional<ConvexHull> hull() {
    if (hull.isEmpty()) {
      hull = Optional.of(ConvexHull.of(surface));
    }
    return hull.get();
  }
}
