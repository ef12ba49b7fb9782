package org.worldmill.label.simulate;

import java.util.Arrays;
import org.worldmill.schemas.media.Mesh;

/**
 * How much of a body lies in a box, nearly: by lines along x on a grid of y and z, along which the
 * body is known exactly.
 */
final class Columns {

  private static final int SIDE = 128;

  private final Region bounds;
  private final double stepY;
  private final double stepZ;
  private final double[][] places = new double[SIDE * SIDE][];
  private final int[] counts = new int[SIDE * SIDE];
  private final byte[][] signs = new byte[SIDE * SIDE][];

  Columns(Mesh mesh, Region bounds) {
    this.bounds = bounds;
    stepY = (bounds.high(1) - bounds.low(1)) / SIDE;
    stepZ = (bounds.high(2) - bounds.low(2)) / SIDE;
    Inside lines = new Inside(mesh);
    double[] p = mesh.positions();
    int[] corners = mesh.triangles();
    for (int i = 0; i < corners.length; i += 3) {
      int a = 3 * corners[i];
      int b = 3 * corners[i + 1];
      int c = 3 * corners[i + 2];
      int lowY = cell(Math.min(p[a + 1], Math.min(p[b + 1], p[c + 1])), 1);
      int highY = cell(Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1])), 1);
      int lowZ = cell(Math.min(p[a + 2], Math.min(p[b + 2], p[c + 2])), 2);
      int highZ = cell(Math.max(p[a + 2], Math.max(p[b + 2], p[c + 2])), 2);
      for (int iy = lowY; iy <= highY; iy++) {
        for (int iz = lowZ; iz <= highZ; iz++) {
          int side = lines.crossing(a, b, c, y(iy), z(iz));
          if (side != 0) {
            add(SIDE * iy + iz, lines.height(a, b, c, y(iy), z(iz)), side);
          }
        }
      }
    }
  }

  private int cell(double value, int axis) {
    double step = axis == 1 ? stepY : stepZ;
    return step > 0 ? (int) Math.max(0, Math.min(SIDE - 1, (value - bounds.low(axis)) / step)) : 0;
  }

  private double y(int cell) {
    return bounds.low(1) + (cell + 0.5) * stepY;
  }

  private double z(int cell) {
    return bounds.low(2) + (cell + 0.5) * stepZ;
  }

  private void add(int column, double place, int side) {
    if (places[column] == null) {
      places[column] = new double[4];
      signs[column] = new byte[4];
    } else if (counts[column] == places[column].length) {
      places[column] = Arrays.copyOf(places[column], 2 * counts[column]);
      signs[column] = Arrays.copyOf(signs[column], 2 * counts[column]);
    }
    places[column][counts[column]] = place;
    signs[column][counts[column]++] = (byte) side;
  }

  /** Volume of the body inside a box. */
  double volume(Region region) {
    double sum = 0;
    for (int iy = 0; iy < SIDE; iy++) {
      double wide = overlap(region, 1, bounds.low(1) + iy * stepY, stepY);
      for (int iz = 0; iz < SIDE && wide > 0; iz++) {
        double deep = overlap(region, 2, bounds.low(2) + iz * stepZ, stepZ);
        int column = SIDE * iy + iz;
        for (int i = 0; i < counts[column] && deep > 0; i++) {
          double place = Math.max(region.low(0), Math.min(region.high(0), places[column][i]));
          sum += wide * deep * signs[column][i] * (place - region.low(0));
        }
      }
    }
    return sum;
  }

  private static double overlap(Region region, int axis, double from, double step) {
    return Math.max(0, Math.min(region.high(axis), from + step) - Math.max(region.low(axis), from));
  }
}
