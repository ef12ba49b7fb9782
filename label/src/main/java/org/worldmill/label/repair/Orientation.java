package org.worldmill.label.repair;

import java.util.Arrays;
import java.util.List;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.Topology;
import org.worldmill.label.solid.Vector;
import org.worldmill.label.solid.Winding;
import org.worldmill.schemas.media.Mesh;

/**
 * Turns faces over until neighbours look to the same side. Of each part that is connected over
 * edges, the smaller area is turned; a closed part whose volume is negative then is turned as a
 * whole, unless it lies inside another closed part, where it is the wall of a hollow.
 */
final class Orientation {

  private final Topology surface;
  private final Mesh mesh;
  private final boolean[] turned;
  private final int[] shell;
  private long contradictions;

  private Orientation(Mesh mesh) {
    this.mesh = mesh;
    surface = Topology.of(mesh);
    turned = new boolean[surface.faceCount()];
    shell = surface.shellOfFaces();
  }

  static Mesh run(Mesh mesh, List<RepairStep> steps) {
    Orientation orientation = new Orientation(mesh);
    if (orientation.surface.faceCount() != mesh.triangleCount()) {
      throw new IllegalArgumentException(
          "faces with two corners in one place: weld and drop first");
    }
    orientation.spread();
    long outwards = orientation.turnOut();
    long faces = 0;
    int[] t = mesh.triangles().clone();
    for (int face = 0; face < orientation.turned.length; face++) {
      if (orientation.turned[face]) {
        faces++;
        int second = t[3 * face + 1];
        t[3 * face + 1] = t[3 * face + 2];
        t[3 * face + 2] = second;
      }
    }
    steps.add(
        RepairStep.of("orient")
            .count("faces_turned", faces)
            .count("parts_turned_outwards", outwards)
            .count("edges_without_two_sides", orientation.contradictions));
    return faces == 0 ? mesh : new Mesh(mesh.positions(), t);
  }

  private void spread() {
    boolean[] seen = new boolean[turned.length];
    int[] queue = new int[turned.length];
    for (int seed = 0; seed < turned.length; seed++) {
      if (seen[seed]) {
        continue;
      }
      int length = 0;
      queue[length++] = seed;
      seen[seed] = true;
      double[] areas = new double[2];
      for (int i = 0; i < length; i++) {
        int face = queue[i];
        areas[turned[face] ? 1 : 0] += area(face);
        for (int side = 3 * face; side < 3 * face + 3; side++) {
          int mate = surface.mate(side);
          if (mate < 0) {
            continue;
          }
          boolean wanted = surface.isAlike(side) != turned[face];
          if (!seen[mate / 3]) {
            seen[mate / 3] = true;
            turned[mate / 3] = wanted;
            queue[length++] = mate / 3;
          } else if (turned[mate / 3] != wanted && side < mate) {
            contradictions++;
          }
        }
      }
      if (areas[1] > areas[0]) {
        for (int i = 0; i < length; i++) {
          turned[queue[i]] = !turned[queue[i]];
        }
      }
    }
  }

  private double area(int face) {
    Vector a = corner(3 * face);
    return corner(3 * face + 1).minus(a).cross(corner(3 * face + 2).minus(a)).length();
  }

  private Vector corner(int side) {
    return Vector.at(mesh.positions(), mesh.triangles()[side]);
  }

  private long turnOut() {
    int shells = 0;
    for (int number : shell) {
      shells = Math.max(shells, number + 1);
    }
    double[] volumes = new double[shells];
    boolean[] open = new boolean[shells];
    Vector mean = MassProperties.mean(mesh.positions(), mesh.triangles());
    for (int face = 0; face < turned.length; face++) {
      Vector a = corner(3 * face).minus(mean);
      Vector b = corner(3 * face + 1).minus(mean);
      Vector c = corner(3 * face + 2).minus(mean);
      volumes[shell[face]] += (turned[face] ? -1 : 1) * a.dot(b.cross(c));
      for (int side = 3 * face; side < 3 * face + 3; side++) {
        open[shell[face]] |= surface.mate(side) < 0;
      }
    }
    boolean[] over = new boolean[shells];
    long count = 0;
    int[] first = firstFaces(shells);
    for (int number = 0; number < shells; number++) {
      if (!open[number] && volumes[number] < 0 && !isEnclosed(number, first, open)) {
        over[number] = true;
        count++;
      }
    }
    for (int face = 0; face < turned.length && count > 0; face++) {
      turned[face] ^= over[shell[face]];
    }
    return count;
  }

  private int[] firstFaces(int shells) {
    int[] first = new int[shells];
    Arrays.fill(first, -1);
    for (int face = 0; face < shell.length; face++) {
      if (first[shell[face]] < 0) {
        first[shell[face]] = face;
      }
    }
    return first;
  }

  /** Whether a shell's first corner lies inside an odd number of other closed shells. */
  private boolean isEnclosed(int number, int[] first, boolean[] open) {
    Vector at = corner(3 * first[number]);
    double[] angles = new double[open.length];
    for (int face = 0; face < turned.length; face++) {
      if (shell[face] != number && !open[shell[face]]) {
        angles[shell[face]] +=
            (turned[face] ? -1 : 1)
                * Winding.solidAngle(
                    corner(3 * face).minus(at),
                    corner(3 * face + 1).minus(at),
                    corner(3 * face + 2).minus(at));
      }
    }
    int around = 0;
    for (double angle : angles) {
      around += Math.abs(angle) > 2 * Math.PI ? 1 : 0;
    }
    return around % 2 == 1;
  }
}
