package org.worldmill.label.solid;

import java.util.Arrays;

/** The growing triangles of a hull over points on a grid, with their planes and neighbours. */
final class HullFacets {

  private static final int NONE = -1;

  /** Below this, rounding could have turned the sign of a height: products reach 2^86. */
  private static final double UNSURE = 0x1p40;

  private final int[] grid;
  private int[] corners = new int[192];
  private int[] neighbours = new int[192];
  private long[] normals = new long[192];
  private double[] lengths = new double[64];
  private int[] firsts = new int[64];
  private int[] furthests = new int[64];
  private double[] heights = new double[64];
  private boolean[] dead = new boolean[64];
  private int size;
  private int alive;

  HullFacets(int[] grid) {
    this.grid = grid;
  }

  int size() {
    return size;
  }

  int alive() {
    return alive;
  }

  boolean isAlive(int facet) {
    return !dead[facet];
  }

  void kill(int facet) {
    dead[facet] = true;
    alive--;
  }

  int corner(int side) {
    return corners[side];
  }

  int neighbour(int side) {
    return neighbours[side];
  }

  /** The first point that lies above this facet. */
  int first(int facet) {
    return firsts[facet];
  }

  int furthest(int facet) {
    return furthests[facet];
  }

  void give(int facet, int point, double height, int[] following) {
    following[point] = firsts[facet];
    firsts[facet] = point;
    if (height > heights[facet]) {
      heights[facet] = height;
      furthests[facet] = point;
    }
  }

  int add(int a, int b, int c) {
    if (size == dead.length) {
      enlarge(size + size / 2);
    }
    corners[3 * size] = a;
    corners[3 * size + 1] = b;
    corners[3 * size + 2] = c;
    long ux = at(b, 0) - at(a, 0);
    long uy = at(b, 1) - at(a, 1);
    long uz = at(b, 2) - at(a, 2);
    long vx = at(c, 0) - at(a, 0);
    long vy = at(c, 1) - at(a, 1);
    long vz = at(c, 2) - at(a, 2);
    long nx = uy * vz - uz * vy;
    long ny = uz * vx - ux * vz;
    long nz = ux * vy - uy * vx;
    normals[3 * size] = nx;
    normals[3 * size + 1] = ny;
    normals[3 * size + 2] = nz;
    lengths[size] = Math.sqrt((double) nx * nx + (double) ny * ny + (double) nz * nz);
    firsts[size] = NONE;
    furthests[size] = NONE;
    heights[size] = 0;
    dead[size] = false;
    alive++;
    return size++;
  }

  /** Begins anew with four facets; the fourth corner lies below the first three. */
  void tetrahedron(int[] four) {
    size = 0;
    alive = 0;
    int a = four[0];
    int b = four[1];
    int c = four[2];
    int d = four[3];
    add(a, b, c);
    add(b, a, d);
    add(c, b, d);
    add(a, c, d);
    int[] links = {1, 2, 3, 0, 3, 2, 0, 1, 3, 0, 2, 1};
    System.arraycopy(links, 0, neighbours, 0, 12);
  }

  /** A facet between a dead facet's side and a point, joined to what lies beyond that side. */
  int addAt(int side, int apex) {
    int beyond = neighbours[side];
    int from = corners[side];
    int to = corners[Topology.next(side)];
    int added = add(from, to, apex);
    neighbours[3 * added] = beyond;
    for (int k = 3 * beyond; k < 3 * beyond + 3; k++) {
      if (corners[k] == to && corners[Topology.next(k)] == from) {
        neighbours[k] = added;
      }
    }
    return added;
  }

  /** Joins two facets of one point: the second begins where the first one's rim ends. */
  void join(int facet, int following) {
    neighbours[3 * facet + 1] = following;
    neighbours[3 * following + 2] = facet;
  }

  /** How far a point lies above a facet, in cells, nearly; of flat facets not a number. */
  double height(int facet, int point) {
    return product(facet, point) / lengths[facet];
  }

  /** Whether a point lies above (1), in (0) or below (-1) the plane of a facet, exactly. */
  int side(int facet, int point) {
    double nearly = product(facet, point);
    if (Math.abs(nearly) > UNSURE) {
      return nearly > 0 ? 1 : -1;
    }
    long high = 0;
    long low = 0;
    int a = corners[3 * facet];
    for (int axis = 0; axis < 3; axis++) {
      long n = normals[3 * facet + axis];
      long d = at(point, axis) - at(a, axis);
      long product = n * d;
      long sum = low + product;
      high += Math.multiplyHigh(n, d) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
      low = sum;
    }
    return high < 0 ? -1 : high > 0 || low != 0 ? 1 : 0;
  }

  private double product(int facet, int point) {
    int a = corners[3 * facet];
    return (double) normals[3 * facet] * (at(point, 0) - at(a, 0))
        + (double) normals[3 * facet + 1] * (at(point, 1) - at(a, 1))
        + (double) normals[3 * facet + 2] * (at(point, 2) - at(a, 2));
  }

  /** Square of twice the area of a triangle. */
  double areaSquared(int a, int b, int c) {
    double ux = at(b, 0) - at(a, 0);
    double uy = at(b, 1) - at(a, 1);
    double uz = at(b, 2) - at(a, 2);
    double vx = at(c, 0) - at(a, 0);
    double vy = at(c, 1) - at(a, 1);
    double vz = at(c, 2) - at(a, 2);
    double x = uy * vz - uz * vy;
    double y = uz * vx - ux * vz;
    double z = ux * vy - uy * vx;
    return x * x + y * y + z * z;
  }

  private long at(int point, int axis) {
    return grid[3 * point + axis];
  }

  /** The hull over the places that the points had before they came onto the grid. */
  ConvexHull build(double[] points, double thickness) {
    int[] facetNumber = new int[size];
    int[] pointNumber = new int[points.length / 3];
    Arrays.fill(pointNumber, NONE);
    double[] positions = new double[3 * (alive / 2 + 2)];
    int[] triangles = new int[3 * alive];
    int[] links = new int[3 * alive];
    int used = 0;
    int faces = 0;
    for (int facet = 0; facet < size; facet++) {
      if (!dead[facet]) {
        facetNumber[facet] = faces++;
      }
    }
    for (int facet = 0; facet < size; facet++) {
      for (int k = 3 * facet; k < 3 * facet + 3 && !dead[facet]; k++) {
        int corner = corners[k];
        if (pointNumber[corner] == NONE) {
          pointNumber[corner] = used;
          System.arraycopy(points, 3 * corner, positions, 3 * used++, 3);
        }
        triangles[3 * facetNumber[facet] + k % 3] = pointNumber[corner];
        links[3 * facetNumber[facet] + k % 3] = facetNumber[neighbours[k]];
      }
    }
    return new ConvexHull(positions, triangles, links, thickness);
  }

  private void enlarge(int room) {
    corners = Arrays.copyOf(corners, 3 * room);
    neighbours = Arrays.copyOf(neighbours, 3 * room);
    normals = Arrays.copyOf(normals, 3 * room);
    lengths = Arrays.copyOf(lengths, room);
    firsts = Arrays.copyOf(firsts, room);
    furthests = Arrays.copyOf(furthests, room);
    heights = Arrays.copyOf(heights, room);
    dead = Arrays.copyOf(dead, room);
  }
}
