package org.worldmill.label.simulate;

import java.util.List;
import java.util.Optional;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;

/**
 * A piece of a link: seen or touched.
 *
 * @param kind a mesh, or a simple body
 * @param sizes of a simple body, in m
 * @param pose in the frame of the link
 * @param mesh geometry of a mesh, in m; convex if the piece is touched
 * @param material what it is made of, if it is seen
 * @param friction as stated: sliding, torsional, rolling; may be cut short or empty
 */
record SimShape(
    ShapeKind kind,
    List<Double> sizes,
    Pose pose,
    Optional<Mesh> mesh,
    Optional<Material> material,
    List<Double> friction) {

  SimShape {
    sizes = List.copyOf(sizes);
    friction = List.copyOf(friction);
  }

  /** Whether it is a plane, which has no end. */
  boolean isPlane() {
    return kind == ShapeKind.PLANE;
  }

  /** Its furthest point in a direction, seen from a frame in which its link has this pose. */
  Vector furthest(Pose link, Vector direction) {
    Pose whole = Turns.compose(link, pose);
    Vector own = Turns.turnedBack(whole, direction);
    return Turns.apply(
        whole, mesh.isPresent() ? furthest(mesh.get(), own) : Solids.furthest(kind, sizes, own));
  }

  private static Vector furthest(Mesh mesh, Vector direction) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    double[] p = mesh.positions();
    for (int i = 0; i < p.length; i += 3) {
      double along = p[i] * direction.x() + p[i + 1] * direction.y() + p[i + 2] * direction.z();
      if (along > most) {
        most = along;
        best = i;
      }
    }
    return Vector.at(p, best / 3);
  }
}
