package org.worldmill.label.simulate;

import java.util.Arrays;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;

/** Convex polygons cut out of the faces of a body; immutable. */
final class CutSurface {

  private final double[] points;
  private final int[] ends;

  /** x, y, z of all corners, one polygon after the other, and where each ends. */
  private CutSurface(double[] points, int[] ends) {
    this.points = points;
    this.ends = ends;
  }

  static CutSurface of(Mesh mesh) {
    int[] corners = mesh.triangles();
    double[] points = new double[3 * corners.length];
    int[] ends = new int[corners.length / 3];
    for (int i = 0; i < corners.length; i++) {
      System.arraycopy(mesh.positions(), 3 * corners[i], points, 3 * i, 3);
      ends[i / 3] = i / 3 * 3 + 3;
    }
    return new CutSurface(points, ends);
  }

  /** The box around all polygons. */
  Region bounds() {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < points.length; i++) {
      low[i % 3] = Math.min(low[i % 3], points[i]);
      high[i % 3] = Math.max(high[i % 3], points[i]);
    }
    return new Region(new Vector(low[0], low[1], low[2]), new Vector(high[0], high[1], high[2]));
  }

  CutSurface within(Region region) {
    CutSurface cut = this;
    for (int axis = 0; axis < 3; axis++) {
      cut = cut.cut(axis, region.low(axis), 1).cut(axis, region.high(axis), -1);
    }
    return cut;
  }

  /**
   * What lies above a plane across an axis, or below it; polygons in the plane itself go with the
   * side that they look away from. Sutherland and Hodgman, "Reentrant polygon clipping", 1974.
   *
   * @param sign 1 for above, -1 for below
   */
  CutSurface cut(int axis, double at, int sign) {
    double[] kept = new double[points.length + 24];
    int[] keptEnds = new int[ends.length];
    int used = 0;
    int polygons = 0;
    int start = 0;
    for (int end : ends) {
      int before = used;
      boolean beyond = false;
      if (kept.length < 3 * (used + end - start + 2)) {
        kept = Arrays.copyOf(kept, 2 * kept.length);
      }
      for (int i = start; i < end; i++) {
        int next = i + 1 == end ? start : i + 1;
        double here = sign * (points[3 * i + axis] - at);
        double there = sign * (points[3 * next + axis] - at);
        beyond |= here > 0;
        if (here >= 0) {
          System.arraycopy(points, 3 * i, kept, 3 * used++, 3);
        }
        if ((here > 0 && there < 0) || (here < 0 && there > 0)) {
          crossing(i, next, axis, at, kept, 3 * used++);
        }
      }
      boolean flat = used - before == end - start;
      if (beyond || (flat && sign * area(start, end, axis) < 0)) {
        keptEnds[polygons++] = used;
      } else {
        used = before;
      }
      start = end;
    }
    return new CutSurface(Arrays.copyOf(kept, 3 * used), Arrays.copyOf(keptEnds, polygons));
  }

  /** Area of a polygon as seen along an axis, positive if it looks that way. */
  private double area(int start, int end, int axis) {
    int u = (axis + 1) % 3;
    int v = (axis + 2) % 3;
    double doubled = 0;
    for (int i = start + 1; i + 1 < end; i++) {
      double au = points[3 * i + u] - points[3 * start + u];
      double av = points[3 * i + v] - points[3 * start + v];
      double bu = points[3 * i + 3 + u] - points[3 * start + u];
      double bv = points[3 * i + 3 + v] - points[3 * start + v];
      doubled += au * bv - av * bu;
    }
    return doubled / 2;
  }

  /** Always reckoned from the lower end, so that neighbours cut their common edge in one place. */
  private void crossing(int i, int j, int axis, double at, double[] out, int place) {
    int from = points[3 * i + axis] <= points[3 * j + axis] ? i : j;
    int to = from == i ? j : i;
    double share =
        (at - points[3 * from + axis]) / (points[3 * to + axis] - points[3 * from + axis]);
    for (int k = 0; k < 3; k++) {
      out[place + k] = points[3 * from + k] + share * (points[3 * to + k] - points[3 * from + k]);
    }
    out[place + axis] = at;
  }

  /** All corners, and those of the region that lie inside the body. */
  double[] points(Inside inside, Region region) {
    double[] all = Arrays.copyOf(points, points.length + 24);
    int used = points.length;
    for (int corner = 0; corner < 8; corner++) {
      Vector at = region.corner(corner);
      if (inside.contains(at)) {
        all[used] = at.x();
        all[used + 1] = at.y();
        all[used + 2] = at.z();
        used += 3;
      }
    }
    return Arrays.copyOf(all, used);
  }
}
