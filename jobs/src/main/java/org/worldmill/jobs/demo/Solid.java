package org.worldmill.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.scene.Noise;

/** A shape made of triangles over shared corners, counter-clockwise seen from outside. */
final class Solid {

  private final List<double[]> corners = new ArrayList<>();
  private final List<int[]> triangles = new ArrayList<>();

  private Solid() {}

  List<double[]> corners() {
    return List.copyOf(corners);
  }

  List<int[]> triangles() {
    return List.copyOf(triangles);
  }

  /** A box around the origin. */
  static Solid box(double x, double y, double z) {
    Solid box = new Solid();
    for (int i = 0; i < 8; i++) {
      box.corner(
          (i & 1) == 0 ? -x / 2 : x / 2,
          (i & 2) == 0 ? -y / 2 : y / 2,
          (i & 4) == 0 ? -z / 2 : z / 2);
    }
    int[][] sides = {
      {0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}
    };
    for (int[] side : sides) {
      box.quad(side[0], side[1], side[2], side[3]);
    }
    return box;
  }

  /** A ring around the z axis. */
  static Solid torus(double ring, double tube, int around, int across) {
    Solid torus = new Solid();
    for (int i = 0; i < around; i++) {
      double u = 2 * Math.PI * i / around;
      for (int j = 0; j < across; j++) {
        double v = 2 * Math.PI * j / across;
        double r = ring + tube * Math.cos(v);
        torus.corner(r * Math.cos(u), r * Math.sin(u), tube * Math.sin(v));
      }
    }
    for (int i = 0; i < around; i++) {
      for (int j = 0; j < across; j++) {
        int next = (i + 1) % around * across;
        int up = (j + 1) % across;
        torus.quad(i * across + j, next + j, next + up, i * across + up);
      }
    }
    return torus;
  }

  /** A surface of revolution around z, closed where its outline meets the axis. */
  static Solid turned(double[][] outline, int around) {
    Solid turned = new Solid();
    List<Integer> starts = new ArrayList<>();
    for (double[] point : outline) {
      starts.add(turned.corners.size());
      boolean onAxis = point[0] == 0;
      for (int i = 0; i < (onAxis ? 1 : around); i++) {
        double u = 2 * Math.PI * i / around;
        turned.corner(point[0] * Math.cos(u), point[0] * Math.sin(u), point[1]);
      }
    }
    for (int row = 0; row + 1 < outline.length; row++) {
      for (int i = 0; i < around; i++) {
        int next = (i + 1) % around;
        int low = starts.get(row);
        int high = starts.get(row + 1);
        if (outline[row][0] == 0) {
          turned.triangle(low, high + next, high + i);
        } else if (outline[row + 1][0] == 0) {
          turned.triangle(low + i, low + next, high);
        } else {
          turned.quad(low + i, low + next, high + next, high + i);
        }
      }
    }
    return turned;
  }

  /** A ball of this many rings. */
  static Solid sphere(double radius, int rings) {
    double[][] outline = new double[rings + 1][];
    for (int i = 0; i <= rings; i++) {
      double angle = Math.PI * i / rings;
      double r = i == 0 || i == rings ? 0 : radius * Math.sin(angle);
      outline[i] = new double[] {r, -radius * Math.cos(angle)};
    }
    return turned(outline, 2 * rings);
  }

  /** The same shape, each corner moved by at most {@code reach}. */
  Solid shaken(double reach) {
    Solid shaken = new Solid();
    for (int i = 0; i < corners.size(); i++) {
      double[] c = corners.get(i);
      shaken.corner(
          c[0] + reach * (2 * Noise.at(i, 0, 1) - 1),
          c[1] + reach * (2 * Noise.at(i, 1, 1) - 1),
          c[2] + reach * (2 * Noise.at(i, 2, 1) - 1));
    }
    shaken.triangles.addAll(triangles);
    return shaken;
  }

  /** Enclosed volume by the divergence theorem; meaningful for a closed shape. */
  double volume() {
    double sum = 0;
    for (int[] t : triangles) {
      double[] a = corners.get(t[0]);
      double[] b = corners.get(t[1]);
      double[] c = corners.get(t[2]);
      sum +=
          a[0] * (b[1] * c[2] - b[2] * c[1])
              + a[1] * (b[2] * c[0] - b[0] * c[2])
              + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }
    return sum / 6;
  }

  private void corner(double x, double y, double z) {
    corners.add(new double[] {x, y, z});
  }

  private void triangle(int a, int b, int c) {
    triangles.add(new int[] {a, b, c});
  }

  private void quad(int a, int b, int c, int d) {
    triangle(a, b, c);
    triangle(a, c, d);
  }
}
