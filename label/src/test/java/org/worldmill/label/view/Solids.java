package org.worldmill.label.view;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/** Models and cameras of which every pixel is known in closed form. */
final class Solids {

  static final int[] CUBE_FACES = {
    0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3,
    7, 1, 7, 5
  };

  private Solids() {}

  /** A cube with its least corner at (at, at, at). */
  static Model3d cube(double at, double size) {
    double[] p = new double[24];
    for (int i = 0; i < 8; i++) {
      p[3 * i] = at + size * (i & 1);
      p[3 * i + 1] = at + size * (i >> 1 & 1);
      p[3 * i + 2] = at + size * (i >> 2 & 1);
    }
    return model(p, CUBE_FACES);
  }

  /** A sphere of so many steps from pole to pole. */
  static Model3d sphere(double radius, int steps) {
    int across = 2 * steps;
    double[] p = new double[3 * (steps + 1) * across];
    int[] t = new int[6 * steps * across];
    for (int i = 0; i <= steps; i++) {
      for (int j = 0; j < across; j++) {
        double polar = Math.PI * i / steps;
        double around = Math.PI * j / steps;
        int at = 3 * (i * across + j);
        p[at] = radius * StrictMath.sin(polar) * StrictMath.cos(around);
        p[at + 1] = radius * StrictMath.cos(polar);
        p[at + 2] = -radius * StrictMath.sin(polar) * StrictMath.sin(around);
      }
    }
    for (int i = 0; i < steps; i++) {
      for (int j = 0; j < across; j++) {
        int a = i * across + j;
        int b = i * across + (j + 1) % across;
        int[] two = {a, a + across, b + across, a, b + across, b};
        System.arraycopy(two, 0, t, 6 * a, 6);
      }
    }
    return model(p, t);
  }

  /** A square in the plane z = depth, cut into cells whose inner corners are moved about. */
  static Model3d cells(int cells, double side, double depth, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] p = new double[3 * (cells + 1) * (cells + 1)];
    int[] t = new int[6 * cells * cells];
    for (int i = 0; i <= cells; i++) {
      for (int j = 0; j <= cells; j++) {
        int at = 3 * (i * (cells + 1) + j);
        boolean inner = i > 0 && j > 0 && i < cells && j < cells;
        // Up to a quarter of a cell no triangle turns over.
        double stray = inner ? 0.24 : 0;
        p[at] = side * ((j + stray * (random.nextDouble() * 2 - 1)) / cells - 0.5);
        p[at + 1] = side * ((i + stray * (random.nextDouble() * 2 - 1)) / cells - 0.5);
        p[at + 2] = depth;
      }
    }
    for (int i = 0; i < cells * cells; i++) {
      int a = i / cells * (cells + 1) + i % cells;
      int c = a + cells + 2;
      int[] two = {a, a + 1, c, a, c, a + cells + 1};
      System.arraycopy(two, 0, t, 6 * i, 6);
    }
    return model(p, t);
  }

  static Model3d insideOut(Model3d model) {
    int[] t = model.mesh().triangles();
    return model(
        model.mesh().positions(),
        IntStream.range(0, t.length)
            .map(i -> t[i % 3 == 0 ? i : i % 3 == 1 ? i + 1 : i - 1])
            .toArray());
  }

  static Model3d both(Model3d one, Model3d other) {
    int shift = one.mesh().vertexCount();
    double[] p = Arrays.copyOf(one.mesh().positions(), 3 * (shift + other.mesh().vertexCount()));
    System.arraycopy(other.mesh().positions(), 0, p, 3 * shift, 3 * other.mesh().vertexCount());
    return model(
        p,
        IntStream.concat(
                Arrays.stream(one.mesh().triangles()),
                Arrays.stream(other.mesh().triangles()).map(i -> i + shift))
            .toArray());
  }

  static Model3d model(double[] positions, int... triangles) {
    return Model3d.of(new Mesh(positions, triangles));
  }

  /** At the origin, looking along z, y down. */
  static Camera ahead(int sidePx, double focalPx) {
    return Camera.square(sidePx, focalPx, at(0, 0, 0));
  }

  static Pose at(double x, double y, double z) {
    return Pose.looking(List.of(x, y, z), List.of(0.0, 0.0, 1.0), List.of(0.0, -1.0, 0.0));
  }
}
