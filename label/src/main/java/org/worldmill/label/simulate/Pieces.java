package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.repair.RepairPlan;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;

/**
 * What shapes of a robot collide as: simple bodies as they are, closed meshes as convex pieces,
 * open ones as their hull. A mesh that several shapes share is taken apart once.
 */
final class Pieces {

  /** Pieces of a finer mesh than this differ by less than they stand out of it. */
  private static final int MOST_TRIANGLES = 10_000;

  private final int most;
  private final double weldShare;
  private final IdentityHashMap<Mesh, Cut> known = new IdentityHashMap<>();

  /**
   * Pieces of one mesh.
   *
   * @param hulls none if it is flat
   * @param volume of the mesh, if it is closed
   */
  record Cut(List<Mesh> hulls, double sum, Optional<Double> volume) {}

  Pieces(int most, double weldShare) {
    this.most = most;
    this.weldShare = weldShare;
  }

  /** What a shape collides as; nothing for flat meshes and bodies without a size. */
  List<SimShape> of(Shape shape) {
    List<Double> friction = shape.matter().map(m -> m.friction()).orElse(List.of());
    List<SimShape> pieces = new ArrayList<>();
    if (shape.mesh().isPresent()) {
      for (Mesh hull : cut(shape.mesh().get()).hulls()) {
        pieces.add(
            new SimShape(
                ShapeKind.MESH,
                List.of(),
                shape.pose(),
                Optional.of(hull),
                Optional.empty(),
                friction));
      }
    } else if (shape.kind() == ShapeKind.PLANE
        || Solids.mass(shape.kind(), shape.sizes()).isPresent()) {
      pieces.add(
          new SimShape(
              shape.kind(),
              shape.sizes(),
              shape.pose(),
              Optional.empty(),
              Optional.empty(),
              friction));
    }
    return pieces;
  }

  /** How much more volume the pieces of the closed meshes have than these, as a share. */
  Optional<Double> excess(List<Shape> shapes) {
    double pieces = 0;
    double bodies = 0;
    for (Shape shape : shapes) {
      Optional<Cut> cut = shape.mesh().map(this::cut);
      if (cut.isPresent() && cut.get().volume().isPresent()) {
        pieces += cut.get().sum();
        bodies += cut.get().volume().get();
      }
    }
    return bodies > 0 ? Optional.of(pieces / bodies - 1) : Optional.empty();
  }

  private Cut cut(Mesh mesh) {
    return known.computeIfAbsent(mesh, this::cutAnew);
  }

  private Cut cutAnew(Mesh mesh) {
    if (mesh.triangleCount() > 0) {
      RepairPlan plan = new RepairPlan(weldShare, 0, MOST_TRIANGLES);
      Mesh repaired = plan.run(mesh, ModelFrame.UNSTATED).mesh();
      Body body = Body.of(repaired);
      if (body.isSolid() && body.hull().isPresent()) {
        double volume = body.mass().volume();
        List<ConvexHull> hulls = ConvexPieces.of(repaired, volume, most).hulls();
        double sum = hulls.stream().mapToDouble(ConvexHull::volume).sum();
        return new Cut(hulls.stream().map(ConvexHull::mesh).toList(), sum, Optional.of(volume));
      }
    }
    List<Mesh> hull = ConvexHull.of(mesh.positions()).map(ConvexHull::mesh).stream().toList();
    return new Cut(hull, 0, Optional.empty());
  }
}
