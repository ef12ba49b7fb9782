package org.worldmill.label.solid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The faces of a hull on which a body can lie: triangles that are as good as coplanar are one face.
 * Faces grow from their largest triangle over neighbours whose normals differ from that one's by at
 * most {@link #SAME_PLANE_RAD}.
 */
final class HullFaces {

  /** Well above the rounding of single-precision files, well below any tessellation. */
  static final double SAME_PLANE_RAD = 2e-3;

  private final ConvexHull hull;
  private final int[] faceOf;
  private final List<Face> faces = new ArrayList<>();

  /** A face: its outward normal, its triangles, and the sides of these along its rim. */
  record Face(Vector normal, List<Integer> triangles, List<Integer> rim) {
    Face {
      triangles = List.copyOf(triangles);
      rim = List.copyOf(rim);
    }
  }

  HullFaces(ConvexHull hull) {
    this.hull = hull;
    faceOf = new int[hull.faceCount()];
    Arrays.fill(faceOf, -1);
    double[] areas = new double[hull.faceCount()];
    Arrays.setAll(areas, i -> hull.doubledArea(i).length());
    List<List<Integer>> grown = new ArrayList<>();
    IntStream.range(0, faceOf.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -areas[i]).thenComparing(i -> i))
        .filter(i -> areas[i] > 0 && faceOf[i] < 0)
        .forEachOrdered(seed -> grown.add(grow(seed, grown.size())));
    for (List<Integer> triangles : grown) {
      faces.add(face(triangles));
    }
  }

  private List<Integer> grow(int seed, int face) {
    Vector normal = hull.doubledArea(seed).unit();
    List<Integer> found = new ArrayList<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(seed));
    faceOf[seed] = face;
    while (!open.isEmpty()) {
      int at = open.removeFirst();
      found.add(at);
      for (int side = 3 * at; side < 3 * at + 3; side++) {
        int beyond = hull.neighbour(side);
        if (faceOf[beyond] < 0 && isAlong(hull.doubledArea(beyond), normal)) {
          faceOf[beyond] = face;
          open.add(beyond);
        }
      }
    }
    return found;
  }

  /** Slivers without area have no normal of their own and go with any neighbour. */
  private static boolean isAlong(Vector doubledArea, Vector unit) {
    return doubledArea.cross(unit).length() <= SAME_PLANE_RAD * doubledArea.dot(unit)
        || doubledArea.length() == 0;
  }

  private Face face(List<Integer> triangles) {
    Vector sum = Vector.ZERO;
    List<Integer> rim = new ArrayList<>();
    for (int triangle : triangles) {
      sum = sum.plus(hull.doubledArea(triangle));
      for (int side = 3 * triangle; side < 3 * triangle + 3; side++) {
        if (faceOf[hull.neighbour(side)] != faceOf[triangle]) {
          rim.add(side);
        }
      }
    }
    return new Face(sum.unit(), triangles, rim);
  }

  /** All faces, the one of the largest triangle first. */
  List<Face> faces() {
    return faces;
  }

  /** The face beyond a side. */
  int beyond(int side) {
    return faceOf[hull.neighbour(side)];
  }
}
