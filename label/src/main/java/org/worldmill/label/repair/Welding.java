package org.worldmill.label.repair;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.PointSet;

/**
 * Makes vertices one that lie within a tolerance: each goes to the first vertex before it that is
 * near enough and was itself not moved, so those that stay are farther apart than the tolerance,
 * and welding again changes nothing.
 */
final class Welding {

  private Welding() {}

  static Mesh run(Mesh mesh, double share, List<RepairStep> steps) {
    double[] p = mesh.positions();
    double tolerance = share * diagonal(p);
    int[] number = new int[mesh.vertexCount()];
    double[] kept = tolerance > 0 ? near(p, tolerance, number) : equal(p, number);
    int[] corners = mesh.triangles().clone();
    Arrays.setAll(corners, i -> number[corners[i]]);
    steps.add(
        RepairStep.of("weld")
            .setting("tolerance", tolerance)
            .count("vertices_merged", mesh.vertexCount() - kept.length / 3));
    return new Mesh(kept, corners);
  }

  private static double[] equal(double[] p, int[] number) {
    PointSet points = new PointSet(number.length);
    for (int i = 0; i < number.length; i++) {
      number[i] = points.add(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
    }
    return points.positions();
  }

  private static double[] near(double[] p, double tolerance, int[] number) {
    // Cells as wide as the tolerance: what is near lies in the same cell or beside it.
    PointSet cells = new PointSet(number.length);
    int[] first = new int[number.length];
    int[] following = new int[number.length];
    Arrays.fill(first, -1);
    double[] kept = new double[p.length];
    int used = 0;
    for (int i = 0; i < number.length; i++) {
      Vector at = Vector.at(p, i);
      int found = search(at, tolerance, cells, first, following, kept);
      if (found < 0) {
        found = used++;
        System.arraycopy(p, 3 * i, kept, 3 * found, 3);
        int cell =
            cells.add(cell(at.x(), tolerance), cell(at.y(), tolerance), cell(at.z(), tolerance));
        following[found] = first[cell];
        first[cell] = found;
      }
      number[i] = found;
    }
    return Arrays.copyOf(kept, 3 * used);
  }

  private static int search(
      Vector at, double tolerance, PointSet cells, int[] first, int[] following, double[] kept) {
    int best = -1;
    for (int k = 0; k < 27; k++) {
      int dx = k % 3 - 1;
      int dy = k / 3 % 3 - 1;
      int dz = k / 9 - 1;
      OptionalInt cell =
          cells.find(
              cell(at.x(), tolerance) + dx,
              cell(at.y(), tolerance) + dy,
              cell(at.z(), tolerance) + dz);
      for (int i = cell.isEmpty() ? -1 : first[cell.getAsInt()]; i >= 0; i = following[i]) {
        boolean nearer = Vector.at(kept, i).minus(at).length() <= tolerance;
        best = nearer && (best < 0 || i < best) ? i : best;
      }
    }
    return best;
  }

  private static double cell(double value, double tolerance) {
    return Math.floor(value / tolerance);
  }

  private static double diagonal(double[] p) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < p.length; i++) {
      low[i % 3] = Math.min(low[i % 3], p[i]);
      high[i % 3] = Math.max(high[i % 3], p[i]);
    }
    return p.length == 0
        ? 0
        : new Vector(high[0] - low[0], high[1] - low[1], high[2] - low[2]).length();
  }
}
