package org.worldmill.label.solid;

import java.util.Arrays;
import java.util.Optional;

/**
 * Quickhull (Barber, Dobkin and Huhdanpaa, "The quickhull algorithm for convex hulls", 1996) on a
 * grid of whole numbers, on which every decision is exact: whether a point lies above a plane is
 * the sign of a sum of three products, taken in 128 bits where double precision leaves it open. So
 * no input, however flat or full of coplanar points, gives a hull that is not closed and convex on
 * the grid.
 */
final class QuickHull {

  /** Points nearer to a facet than this share of the longest side are not worth a corner. */
  static final double FINE = 1e-7;

  /** The same for hulls that would have too many facets otherwise. */
  static final double COARSE = 2e-5;

  /** Most triangles of a hull; beyond, it is of no use to anyone. */
  static final int MOST_FACETS = 200_000;

  /** Cells along the longest side: a spacing of 4e-9 of it. */
  private static final double CELLS = 1 << 28;

  private static final int NONE = -1;

  private final double[] points;
  private final double thickness;
  private final int[] grid;
  private final int[] following;
  private final int[] startingAt;
  private final HullFacets facets;
  private int[] stack = new int[64];
  private int[] seen = new int[64];
  private int[] horizon = new int[64];

  QuickHull(double[] points, double thickness) {
    this.points = points;
    this.thickness = thickness;
    grid = onGrid(points);
    following = new int[points.length / 3];
    startingAt = new int[points.length / 3];
    facets = new HullFacets(grid);
  }

  private static int[] onGrid(double[] points) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < points.length; i++) {
      low[i % 3] = Math.min(low[i % 3], points[i]);
      high[i % 3] = Math.max(high[i % 3], points[i]);
    }
    double longest = Math.max(high[0] - low[0], Math.max(high[1] - low[1], high[2] - low[2]));
    int[] grid = new int[points.length];
    if (!(longest > 0) || !Double.isFinite(CELLS / longest) || Double.isInfinite(longest)) {
      return grid;
    }
    double scale = CELLS / longest;
    for (int i = 0; i < points.length; i++) {
      grid[i] = (int) Math.rint((points[i] - low[i % 3]) * scale);
    }
    return grid;
  }

  Optional<ConvexHull> hull() {
    if (grid.length < 12 || !begin()) {
      return Optional.empty();
    }
    for (int facet = 0; facet < facets.size(); facet++) {
      // Facets that come while this runs have higher numbers, so that each is seen once.
      if (facets.isAlive(facet) && facets.first(facet) != NONE) {
        grow(facet);
      }
      if (facets.alive() > MOST_FACETS) {
        return Optional.empty();
      }
    }
    return Optional.of(facets.build(points, thickness));
  }

  /** A first tetrahedron of points far apart; false if all lie in one plane, nearly. */
  private boolean begin() {
    int[] ends = extremes();
    int a = ends[0];
    int b = ends[0];
    double longest = 0;
    for (int i : ends) {
      for (int j : ends) {
        double distance = distanceSquared(i, j);
        if (distance > longest) {
          longest = distance;
          a = i;
          b = j;
        }
      }
    }
    int c = furthestFromLine(a, b);
    if (longest == 0 || c == NONE) {
      return false;
    }
    int base = facets.add(a, b, c);
    int d = NONE;
    double furthest = thickness * CELLS;
    for (int i = 0; i < following.length; i++) {
      double height = Math.abs(facets.height(base, i));
      if (height > furthest) {
        furthest = height;
        d = i;
      }
    }
    if (d == NONE) {
      return false;
    }
    int[] corners = facets.side(base, d) < 0 ? new int[] {a, b, c, d} : new int[] {a, c, b, d};
    facets.tetrahedron(corners);
    for (int i = 0; i < following.length; i++) {
      assign(i, 0, 4);
    }
    return true;
  }

  private int[] extremes() {
    int[] ends = new int[6];
    for (int i = 1; i < following.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        if (grid[3 * i + axis] < grid[3 * ends[axis] + axis]) {
          ends[axis] = i;
        }
        if (grid[3 * i + axis] > grid[3 * ends[3 + axis] + axis]) {
          ends[3 + axis] = i;
        }
      }
    }
    return ends;
  }

  private double distanceSquared(int i, int j) {
    double x = grid[3 * i] - grid[3 * j];
    double y = grid[3 * i + 1] - grid[3 * j + 1];
    double z = grid[3 * i + 2] - grid[3 * j + 2];
    return x * x + y * y + z * z;
  }

  private int furthestFromLine(int a, int b) {
    int found = NONE;
    double furthest = 0;
    for (int i = 0; i < following.length; i++) {
      double area = facets.areaSquared(a, b, i);
      if (area > furthest) {
        furthest = area;
        found = i;
      }
    }
    return found;
  }

  /** Gives a point to the first of these facets above which it lies, if there is one. */
  private void assign(int point, int from, int to) {
    for (int facet = from; facet < to; facet++) {
      double height = facets.height(facet, point);
      if (height > thickness * CELLS) {
        facets.give(facet, point, height, following);
        return;
      }
    }
  }

  /** Takes the furthest point of a facet in. */
  private void grow(int facet) {
    int apex = facets.furthest(facet);
    int visible = gatherVisible(facet, apex);
    int edges = gatherHorizon(visible);
    int from = facets.size();
    for (int i = 0; i < edges; i++) {
      startingAt[facets.corner(horizon[i])] = facets.addAt(horizon[i], apex);
    }
    for (int added = from; added < facets.size(); added++) {
      facets.join(added, startingAt[facets.corner(3 * added + 1)]);
    }
    for (int i = 0; i < visible; i++) {
      int point = facets.first(seen[i]);
      while (point != NONE) {
        int then = following[point];
        if (point != apex) {
          assign(point, from, facets.size());
        }
        point = then;
      }
    }
  }

  /** Finds all facets that the point sees, marks them dead, and returns how many. */
  private int gatherVisible(int facet, int apex) {
    int depth = 0;
    int count = 0;
    stack[depth++] = facet;
    facets.kill(facet);
    while (depth > 0) {
      int at = stack[--depth];
      seen = room(seen, count + 1);
      seen[count++] = at;
      stack = room(stack, depth + 3);
      for (int k = 0; k < 3; k++) {
        int beyond = facets.neighbour(3 * at + k);
        if (facets.isAlive(beyond) && facets.side(beyond, apex) > 0) {
          facets.kill(beyond);
          stack[depth++] = beyond;
        }
      }
    }
    return count;
  }

  private int gatherHorizon(int visible) {
    int count = 0;
    for (int i = 0; i < visible; i++) {
      for (int side = 3 * seen[i]; side < 3 * seen[i] + 3; side++) {
        if (facets.isAlive(facets.neighbour(side))) {
          horizon = room(horizon, count + 1);
          horizon[count++] = side;
        }
      }
    }
    return count;
  }

  private static int[] room(int[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, 2 * length);
  }
}
