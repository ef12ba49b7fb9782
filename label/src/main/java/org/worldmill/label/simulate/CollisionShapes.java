package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.repair.RepairPlan;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

/** The convex pieces that a model would collide as, where it stands in its file, to look at. */
public final class CollisionShapes {

  /** A surface this coarse shows the same pieces. */
  private static final int MOST_TRIANGLES = 4000;

  private static final double WELD_SHARE = 1e-6;
  private static final double DENSITY_KG_M3 = 1000;

  private CollisionShapes() {}

  /**
   * Of a robot or a closed body; none of other models.
   *
   * @param most pieces of a body, or of each mesh of a robot
   */
  public static List<Mesh> of(Model3d model, int most) {
    if (model.articulation().isPresent()) {
      return ofRobot(model, model.articulation().get(), most);
    }
    if (model.mesh().triangleCount() == 0) {
      return List.of();
    }
    RepairPlan plan = new RepairPlan(WELD_SHARE, 0, MOST_TRIANGLES);
    Mesh repaired = plan.run(model.mesh(), ModelFrame.UNSTATED).mesh();
    Body body = Body.of(repaired);
    return body.isSolid() && body.hull().isPresent()
        ? ConvexPieces.of(repaired, body.mass().volume(), most).hulls().stream()
            .map(ConvexHull::mesh)
            .toList()
        : List.of();
  }

  private static List<Mesh> ofRobot(Model3d model, Articulation robot, int most) {
    SimRobot.Settings settings =
        new SimRobot.Settings(SimRobot.Base.FIXED, DENSITY_KG_M3, most, WELD_SHARE);
    List<Mesh> meshes = new ArrayList<>();
    Optional<SimRobot> ready =
        RobotAssembly.of(robot, model.parts().materials(), "robot", settings).robot();
    for (SimLink link : ready.map(SimRobot::links).orElse(List.of())) {
      for (SimShape piece : link.collisions()) {
        Pose pose = Turns.compose(link.world(), piece.pose());
        piece
            .mesh()
            .or(() -> Solids.hull(piece.kind(), piece.sizes()).map(ConvexHull::mesh))
            .ifPresent(mesh -> meshes.add(placed(mesh, pose)));
      }
    }
    return meshes;
  }

  private static Mesh placed(Mesh mesh, Pose pose) {
    double[] positions = new double[3 * mesh.vertexCount()];
    for (int i = 0; i < mesh.vertexCount(); i++) {
      Vector at = Turns.apply(pose, Vector.at(mesh.positions(), i));
      positions[3 * i] = at.x();
      positions[3 * i + 1] = at.y();
      positions[3 * i + 2] = at.z();
    }
    return new Mesh(positions, mesh.triangles());
  }
}
