package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.RestingPoses;
import org.worldmill.schemas.media.Mesh;

/**
 * A rigid body for a simulator: metres, kilograms, z up, in the frame of its model.
 *
 * @param name what it is called; any text
 * @param visual what is seen of it
 * @param collision convex pieces that collide
 * @param densityKgM3 even density
 * @param mass at that density: its volume is the mass in kg, its inertia in kg m^2
 * @param poses how it can lie on a plane, the most probable first
 * @param looks what is seen of it, by materials; empty where nothing is said of its looks
 */
public record SimBody(
    String name,
    Mesh visual,
    ConvexPieces collision,
    double densityKgM3,
    MassProperties mass,
    List<RestingPoses.Pose> poses,
    List<LookPiece> looks) {

  /** Least mass that a simulator of doubles can be trusted with, in kg. */
  private static final double LEAST_MASS_KG = 1e-9;

  public SimBody {
    poses = List.copyOf(poses);
    looks = List.copyOf(looks);
  }

  /** This body with materials. */
  public SimBody with(List<LookPiece> pieces) {
    return new SimBody(name, visual, collision, densityKgM3, mass, poses, pieces);
  }

  /**
   * Why a surface cannot become a rigid body; empty if it can.
   *
   * @param mesh repaired, in metres
   */
  public static List<String> obstacles(Mesh mesh, double densityKgM3) {
    List<String> found = new ArrayList<>();
    if (mesh.triangleCount() == 0) {
      found.add("it has no faces: a point cloud encloses no volume");
      return found;
    }
    Body body = Body.of(mesh);
    if (!body.isSolid()) {
      found.add(body.whyNotSolid() + detail(body));
    } else if (densityKgM3 * body.mass().volume() < LEAST_MASS_KG) {
      found.add(
          "its mass would be %.3g kg, which no simulator handles: is the unit right?"
              .formatted(densityKgM3 * body.mass().volume()));
    } else if (body.hull().isEmpty()) {
      found.add("it is flat, nearly");
    }
    return found;
  }

  private static String detail(Body body) {
    long open = body.surface().boundaryEdges();
    long crowded = body.surface().crowdedEdges();
    return open + crowded == 0
        ? ""
        : ": %d edges with one face, %d with more than two; mend it, or ask for welding and filling"
            .formatted(open, crowded);
  }

  /**
   * Of a surface without {@linkplain #obstacles obstacles}.
   *
   * @param mostPieces convex pieces to collide with
   */
  public static SimBody of(String name, Mesh mesh, double densityKgM3, int mostPieces) {
    Body body = Body.of(mesh);
    MassProperties unit = body.mass();
    ConvexHull hull = body.hull().orElseThrow();
    return new SimBody(
        name,
        mesh,
        ConvexPieces.of(mesh, unit.volume(), mostPieces),
        densityKgM3,
        new MassProperties(
            densityKgM3 * unit.volume(), unit.centre(), unit.inertia().times(densityKgM3)),
        RestingPoses.of(hull, unit.centre()),
        List.of());
  }
}
