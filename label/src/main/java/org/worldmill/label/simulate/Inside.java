package org.worldmill.label.simulate;

import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;

/**
 * Whether points lie inside a closed body: faces that look along a ray, less those that look
 * against it. A ray through an edge counts for one of its faces alone, because both judge it by the
 * same sum.
 */
final class Inside {

  private final double[] p;
  private final int[] corners;
  private final Region bounds;

  Inside(Mesh mesh) {
    p = mesh.positions();
    corners = mesh.triangles();
    bounds = CutSurface.of(mesh).bounds();
  }

  boolean contains(Vector at) {
    for (int axis = 0; axis < 3; axis++) {
      double place = at.component(axis);
      if (place <= bounds.low(axis) || place >= bounds.high(axis)) {
        return false;
      }
    }
    int winding = 0;
    for (int i = 0; i < corners.length; i += 3) {
      int a = 3 * corners[i];
      int b = 3 * corners[i + 1];
      int c = 3 * corners[i + 2];
      if (p[a] < at.x() && p[b] < at.x() && p[c] < at.x()) {
        continue;
      }
      int side = crossing(a, b, c, at.y(), at.z());
      if (side != 0 && height(a, b, c, at.y(), at.z()) > at.x()) {
        winding += side;
      }
    }
    return winding > 0;
  }

  /** 1 if a line along x leaves through a face, -1 if it enters, 0 if it passes by. */
  int crossing(int a, int b, int c, double y, double z) {
    double low = Math.min(p[a + 1], Math.min(p[b + 1], p[c + 1]));
    double high = Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1]));
    if (y < low || y > high) {
      return 0;
    }
    boolean ab = isLeft(a, b, y, z);
    boolean bc = isLeft(b, c, y, z);
    boolean ca = isLeft(c, a, y, z);
    return ab && bc && ca ? 1 : ab || bc || ca ? 0 : -1;
  }

  /** Whether a point lies left of an edge; on it, of one of the edge's directions alone. */
  private boolean isLeft(int from, int to, double y, double z) {
    boolean swapped =
        p[from + 1] > p[to + 1] || (p[from + 1] == p[to + 1] && p[from + 2] > p[to + 2]);
    int a = swapped ? to : from;
    int b = swapped ? from : to;
    double turn = (p[b + 1] - p[a + 1]) * (z - p[a + 2]) - (p[b + 2] - p[a + 2]) * (y - p[a + 1]);
    return (turn >= 0) != swapped;
  }

  /** Where a line along x meets the plane of a face. */
  double height(int a, int b, int c, double y, double z) {
    double uy = p[b + 1] - p[a + 1];
    double uz = p[b + 2] - p[a + 2];
    double vy = p[c + 1] - p[a + 1];
    double vz = p[c + 2] - p[a + 2];
    double area = uy * vz - uz * vy;
    double s = ((y - p[a + 1]) * vz - (z - p[a + 2]) * vy) / area;
    double t = (uy * (z - p[a + 2]) - uz * (y - p[a + 1])) / area;
    return p[a] + s * (p[b] - p[a]) + t * (p[c] - p[a]);
  }
}
