package org.worldmill.label.solid;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.PointSet;

/** Meshes of which everything is known in closed form. */
public final class Shapes {

  private Shapes() {}

  /** A box with its least corner at (x, y, z): 24 vertices, as renderers want them. */
  public static Mesh box(double x, double y, double z, double... size) {
    double[] positions = new double[72];
    int[] triangles = new int[36];
    for (int face = 0; face < 6; face++) {
      int axis = face / 2;
      boolean far = face % 2 == 1;
      int[][] ring = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
      for (int corner = 0; corner < 4; corner++) {
        int at = 12 * face + 3 * corner;
        positions[at + axis] = far ? size[axis] : 0;
        positions[at + (axis + 1) % 3] = ring[corner][0] * size[(axis + 1) % 3];
        positions[at + (axis + 2) % 3] = ring[corner][1] * size[(axis + 2) % 3];
      }
      int[] order = far ? new int[] {0, 1, 2, 0, 2, 3} : new int[] {0, 2, 1, 0, 3, 2};
      for (int i = 0; i < 6; i++) {
        triangles[6 * face + i] = 4 * face + order[i];
      }
    }
    return moved(new Mesh(positions, triangles), x, y, z);
  }

  /** A torus of so many quadrilaterals each way. */
  public static Mesh torus(double big, double small, int steps) {
    double[] positions = new double[3 * steps * steps];
    int[] triangles = new int[6 * steps * steps];
    for (int i = 0; i < steps * steps; i++) {
      double u = 2 * Math.PI * (i / steps) / steps;
      double v = 2 * Math.PI * (i % steps) / steps;
      positions[3 * i] = (big + small * Math.cos(v)) * Math.cos(u);
      positions[3 * i + 1] = (big + small * Math.cos(v)) * Math.sin(u);
      positions[3 * i + 2] = small * Math.sin(v);
      int right = (i + steps) % (steps * steps);
      int up = i / steps * steps + (i + 1) % steps;
      int both = (up + steps) % (steps * steps);
      int[] quad = {i, right, both, i, both, up};
      System.arraycopy(quad, 0, triangles, 6 * i, 6);
    }
    return new Mesh(positions, triangles);
  }

  /** A sphere of radius 1: an octahedron divided so many times. */
  public static Mesh sphere(int divisions) {
    PointSet points = new PointSet(6);
    for (int axis = 0; axis < 3; axis++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        points.add(axis == 0 ? sign : 0, axis == 1 ? sign : 0, axis == 2 ? sign : 0);
      }
    }
    int[] faces = {1, 3, 5, 3, 0, 5, 0, 2, 5, 2, 1, 5, 3, 1, 4, 0, 3, 4, 2, 0, 4, 1, 2, 4};
    for (int i = 0; i < divisions; i++) {
      faces = divided(points, faces);
    }
    return new Mesh(points.positions(), faces);
  }

  private static int[] divided(PointSet points, int[] faces) {
    int[] finer = new int[4 * faces.length];
    double[] p = points.positions();
    for (int i = 0; i < faces.length; i += 3) {
      int[] middle = new int[3];
      for (int k = 0; k < 3; k++) {
        int a = 3 * Math.min(faces[i + k], faces[i + (k + 1) % 3]);
        int b = 3 * Math.max(faces[i + k], faces[i + (k + 1) % 3]);
        double x = p[a] + p[b];
        double y = p[a + 1] + p[b + 1];
        double z = p[a + 2] + p[b + 2];
        double length = Math.sqrt(x * x + y * y + z * z);
        middle[k] = points.add(x / length, y / length, z / length);
      }
      int[] four = {
        faces[i], middle[0], middle[2], middle[0], faces[i + 1], middle[1],
        middle[2], middle[1], faces[i + 2], middle[0], middle[1], middle[2]
      };
      System.arraycopy(four, 0, finer, 4 * i, 12);
    }
    return finer;
  }

  public static Mesh moved(Mesh mesh, double x, double y, double z) {
    double[] by = {x, y, z};
    double[] p = mesh.positions().clone();
    Arrays.setAll(p, i -> p[i] + by[i % 3]);
    return new Mesh(p, mesh.triangles());
  }

  /** Turned about z by the first angle, then about x by the second. */
  public static Mesh turned(Mesh mesh, double aboutZ, double aboutX) {
    double[] p = mesh.positions().clone();
    for (int i = 0; i < p.length; i += 3) {
      Vector v = turned(new Vector(p[i], p[i + 1], p[i + 2]), aboutZ, aboutX);
      p[i] = v.x();
      p[i + 1] = v.y();
      p[i + 2] = v.z();
    }
    return new Mesh(p, mesh.triangles());
  }

  static Vector turned(Vector v, double aboutZ, double aboutX) {
    double x = Math.cos(aboutZ) * v.x() - Math.sin(aboutZ) * v.y();
    double y = Math.sin(aboutZ) * v.x() + Math.cos(aboutZ) * v.y();
    return new Vector(
        x,
        Math.cos(aboutX) * y - Math.sin(aboutX) * v.z(),
        Math.sin(aboutX) * y + Math.cos(aboutX) * v.z());
  }

  public static Mesh stretched(Mesh mesh, double... factors) {
    double[] p = mesh.positions().clone();
    Arrays.setAll(p, i -> p[i] * factors[i % 3]);
    return new Mesh(p, mesh.triangles());
  }

  /** A box of edge 1 with so many squares along each edge. */
  public static Mesh grid(int steps) {
    PointSet points = new PointSet(6 * steps * steps);
    int[] triangles = new int[36 * steps * steps];
    int at = 0;
    for (int face = 0; face < 6; face++) {
      for (int i = 0; i < steps * steps; i++) {
        int[] quad = new int[4];
        int[][] ring = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        for (int k = 0; k < 4; k++) {
          double[] v = new double[3];
          v[face / 2] = face % 2;
          v[(face / 2 + 1) % 3] = (i % steps + ring[k][0]) / (double) steps;
          v[(face / 2 + 2) % 3] = (i / steps + ring[k][1]) / (double) steps;
          quad[k] = points.add(v[0], v[1], v[2]);
        }
        int[] order = face % 2 == 1 ? new int[] {0, 1, 2, 0, 2, 3} : new int[] {0, 2, 1, 0, 3, 2};
        for (int corner : order) {
          triangles[at++] = quad[corner];
        }
      }
    }
    return new Mesh(points.positions(), triangles);
  }

  /** A prism over an L of three unit squares, 1 high. */
  public static Mesh angle() {
    int[][] outline = {{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}};
    double[] positions = new double[36];
    for (int i = 0; i < 12; i++) {
      positions[3 * i] = outline[i % 6][0];
      positions[3 * i + 1] = outline[i % 6][1];
      positions[3 * i + 2] = i / 6;
    }
    int[] top = {0, 1, 3, 1, 2, 3, 0, 3, 5, 3, 4, 5};
    int[] triangles = new int[24 + 36];
    for (int i = 0; i < 12; i += 3) {
      for (int k = 0; k < 3; k++) {
        triangles[i + k] = top[i + k] + 6;
        triangles[12 + i + k] = top[i + 2 - k];
      }
    }
    for (int i = 0; i < 6; i++) {
      int next = (i + 1) % 6;
      int[] wall = {i, next, next + 6, i, next + 6, i + 6};
      System.arraycopy(wall, 0, triangles, 24 + 6 * i, 6);
    }
    return new Mesh(positions, triangles);
  }

  public static Mesh insideOut(Mesh mesh) {
    int[] t = mesh.triangles();
    return new Mesh(
        mesh.positions(),
        IntStream.range(0, t.length)
            .map(i -> t[i % 3 == 0 ? i : i % 3 == 1 ? i + 1 : i - 1])
            .toArray());
  }

  public static Mesh both(Mesh one, Mesh other) {
    int shift = one.vertexCount();
    return new Mesh(
        java.util.stream.DoubleStream.concat(
                Arrays.stream(one.positions()), Arrays.stream(other.positions()))
            .toArray(),
        IntStream.concat(
                Arrays.stream(one.triangles()),
                Arrays.stream(other.triangles()).map(i -> i + shift))
            .toArray());
  }

  public static Mesh withoutFace(Mesh mesh, int face) {
    return new Mesh(
        mesh.positions(),
        IntStream.range(0, mesh.triangles().length)
            .filter(i -> i / 3 != face)
            .map(i -> mesh.triangles()[i])
            .toArray());
  }
}
