package org.worldmill.label.solid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ways in which a rigid body can lie still on a plane: the faces of its hull onto which its
 * centre of mass projects. A body dropped without spin in any direction with equal probability
 * first meets the plane with the face that its downward ray leaves through, by solid angle, and
 * tips over its edges until it rests (Goldberg et al., "Part pose statistics", 1999, quasi-static).
 */
public final class RestingPoses {

  private RestingPoses() {}

  /**
   * One way to lie.
   *
   * @param down unit vector, in the body's own axes, that points down
   * @param probability share of random drops that end so, without bouncing
   * @param height of the centre of mass over the plane, in units of length
   * @param tipRad least angle of the plane at which it tips over
   */
  public record Pose(Vector down, double probability, double height, double tipRad) {}

  /** The poses of a body, the most probable first. */
  public static List<Pose> of(ConvexHull hull, Vector centre) {
    HullFaces faces = new HullFaces(hull);
    int count = faces.faces().size();
    double[] share = new double[count];
    int[] exit = new int[count];
    double[] margins = new double[count];
    for (int face = 0; face < count; face++) {
      HullFaces.Face one = faces.faces().get(face);
      int narrowest = narrowest(hull, one, centre);
      margins[face] = margin(hull, one.normal(), narrowest, centre);
      exit[face] = margins[face] > 0 ? face : faces.beyond(narrowest);
      share[face] = solidAngle(hull, one, centre) / (4 * Math.PI);
    }
    double[] resting = new double[count];
    for (int face = 0; face < count; face++) {
      int at = face;
      for (int steps = 0; exit[at] != at && steps < count; steps++) {
        at = exit[at];
      }
      resting[at] += share[face];
    }
    List<Pose> poses = new ArrayList<>();
    for (int face = 0; face < count; face++) {
      if (exit[face] == face) {
        HullFaces.Face one = faces.faces().get(face);
        double height = hull.corner(one.rim().get(0)).minus(centre).dot(one.normal());
        poses.add(new Pose(one.normal(), resting[face], height, Math.atan2(margins[face], height)));
      }
    }
    poses.sort(Comparator.comparingDouble(Pose::probability).reversed());
    return poses;
  }

  private static int narrowest(ConvexHull hull, HullFaces.Face face, Vector centre) {
    int found = face.rim().get(0);
    double least = Double.POSITIVE_INFINITY;
    for (int side : face.rim()) {
      double margin = margin(hull, face.normal(), side, centre);
      if (margin < least) {
        least = margin;
        found = side;
      }
    }
    return found;
  }

  /** How far the centre's projection lies inside of an edge; negative if it lies beyond. */
  private static double margin(ConvexHull hull, Vector normal, int side, Vector centre) {
    Vector from = hull.corner(side);
    Vector inward = normal.cross(hull.corner(Topology.next(side)).minus(from));
    double length = inward.length();
    return length == 0 ? Double.POSITIVE_INFINITY : centre.minus(from).dot(inward) / length;
  }

  private static double solidAngle(ConvexHull hull, HullFaces.Face face, Vector centre) {
    double sum = 0;
    for (int triangle : face.triangles()) {
      sum +=
          Winding.solidAngle(
              hull.corner(3 * triangle).minus(centre),
              hull.corner(3 * triangle + 1).minus(centre),
              hull.corner(3 * triangle + 2).minus(centre));
    }
    return sum;
  }
}
