package org.worldmill.label.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Fewer triangles of the same shape: vertices in one cell of a grid become their mean, and what
 * falls together goes (J. Rossignac and P. Borrel, "Multi-resolution 3D approximations for
 * rendering complex scenes", 1993). The finest grid that keeps to the budget is taken.
 */
final class Reduction {

  private static final int FINEST = 1024;
  private static final int COARSEST = 2;

  private final Extent extent;
  private final int[] corners;
  private final int vertices;
  private final double reach;
  private int[] cellOf = new int[0];
  private int cells;

  /** Of the faces of an extent's mesh. */
  Reduction(Extent extent, int[] corners, int vertices) {
    this.extent = extent;
    this.corners = corners;
    this.vertices = vertices;
    double widest = 0;
    for (int axis = 0; axis < 3; axis++) {
      widest = Math.max(widest, extent.half(axis) / extent.unit());
    }
    reach = Math.max(widest, Double.MIN_NORMAL);
  }

  /** Triangles over {@link #cellOf}, at most so many. */
  int[] to(int budget) {
    int low = COARSEST;
    int high = FINEST;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (triangles(middle).length / 3 <= budget) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return triangles(low);
  }

  /** The new vertex of each old one, from 0; of vertices without faces, -1. */
  int[] cellOf() {
    return cellOf;
  }

  /** Number of new vertices. */
  int cells() {
    return cells;
  }

  private int[] triangles(int grid) {
    assign(grid);
    int[] kept = new int[corners.length];
    int used = 0;
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < corners.length; i += 3) {
      int a = cellOf[corners[i]];
      int b = cellOf[corners[i + 1]];
      int c = cellOf[corners[i + 2]];
      if (a != b && b != c && c != a && seen.add(key(a, b, c))) {
        kept[used++] = a;
        kept[used++] = b;
        kept[used++] = c;
      }
    }
    return Arrays.copyOf(kept, used);
  }

  /** The same for a triangle however it is turned; two that differ seldom share one. */
  private static long key(int a, int b, int c) {
    int least = Math.min(a, Math.min(b, c));
    int most = Math.max(a, Math.max(b, c));
    int between = a ^ b ^ c ^ least ^ most;
    return (least * 0x9E3779B97F4A7C15L ^ between) * 0xC2B2AE3D27D4EB4FL ^ most;
  }

  private void assign(int grid) {
    cellOf = new int[vertices];
    Arrays.fill(cellOf, -1);
    Map<Long, Integer> numbers = new HashMap<>();
    for (int vertex : corners) {
      if (cellOf[vertex] < 0) {
        long cell = 0;
        for (int axis = 0; axis < 3; axis++) {
          double share = (extent.scaled(vertex, axis) + reach) / (2 * reach);
          long step = (long) Math.max(0, Math.min(grid - 1.0, Math.floor(share * grid)));
          cell = cell * FINEST + step;
        }
        Integer number = numbers.putIfAbsent(cell, numbers.size());
        cellOf[vertex] = number == null ? numbers.size() - 1 : number;
      }
    }
    cells = numbers.size();
  }
}
