package org.worldmill.label.mesh;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.worldmill.schemas.media.Mesh;

/**
 * Points spread over a surface in proportion to its area, one in each of equally large parts of it;
 * of a point cloud, points of its own.
 */
final class SurfacePoints {

  private final double[] positions;
  private final int[] corners;

  SurfacePoints(Mesh mesh) {
    positions = mesh.positions();
    corners = mesh.triangles();
  }

  /** x, y, z of so many points; none if the faces have no area. */
  double[] sample(int count, SplittableRandom random) {
    return sample(count, random, new double[0]);
  }

  /**
   * As above, with the normals of the faces on which they lie.
   *
   * @param normals where unit normals go, as long as the points; nowhere if it is empty
   */
  double[] sample(int count, SplittableRandom random, double[] normals) {
    double[] points = new double[3 * count];
    if (corners.length == 0) {
      for (int i = 0; i < count; i++) {
        int vertex = random.nextInt(positions.length / 3);
        System.arraycopy(positions, 3 * vertex, points, 3 * i, 3);
      }
      return points;
    }
    double[] upTo = new double[corners.length / 3];
    double area = 0;
    for (int face = 0; face < upTo.length; face++) {
      area += area(face);
      upTo[face] = area;
    }
    if (area == 0) {
      return new double[0];
    }
    for (int i = 0; i < count; i++) {
      double at = (i + random.nextDouble()) / count * area;
      int found = Arrays.binarySearch(upTo, at);
      int face = Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
      inside(face, random, points, 3 * i);
      if (normals.length > 0) {
        double[] normal = doubledArea(face);
        double length = length(normal);
        for (int axis = 0; axis < 3; axis++) {
          normals[3 * i + axis] = normal[axis] / length;
        }
      }
    }
    return points;
  }

  private double area(int face) {
    return length(doubledArea(face)) / 2;
  }

  private double[] doubledArea(int face) {
    double[] u = edge(face, 1);
    double[] v = edge(face, 2);
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private double[] edge(int face, int corner) {
    int from = 3 * corners[3 * face];
    int to = 3 * corners[3 * face + corner];
    return new double[] {
      positions[to] - positions[from],
      positions[to + 1] - positions[from + 1],
      positions[to + 2] - positions[from + 2]
    };
  }

  /** An even spread within a face: Turk, "Generating random points in triangles", 1990. */
  private void inside(int face, SplittableRandom random, double[] out, int at) {
    double root = Math.sqrt(random.nextDouble());
    double second = random.nextDouble();
    double a = 1 - root;
    double b = root * (1 - second);
    double c = root * second;
    for (int axis = 0; axis < 3; axis++) {
      out[at + axis] =
          a * positions[3 * corners[3 * face] + axis]
              + b * positions[3 * corners[3 * face + 1] + axis]
              + c * positions[3 * corners[3 * face + 2] + axis];
    }
  }
}
