package org.worldmill.label.repair;

import java.util.Arrays;
import java.util.List;
import org.worldmill.schemas.media.Mesh;

/** Leaves out vertices that no face uses; point clouds stay whole. */
final class Compaction {

  private Compaction() {}

  static Mesh run(Mesh mesh, List<RepairStep> steps) {
    int[] number = new int[mesh.vertexCount()];
    Arrays.fill(number, -1);
    int used = 0;
    int[] t = mesh.triangles();
    for (int corner : t) {
      if (number[corner] < 0) {
        number[corner] = 0;
        used++;
      }
    }
    boolean same = t.length == 0 || used == number.length;
    steps.add(
        RepairStep.of("drop_vertices").count("unused_vertices", same ? 0 : number.length - used));
    if (same) {
      return mesh;
    }
    double[] positions = new double[3 * used];
    int next = 0;
    for (int i = 0; i < number.length; i++) {
      if (number[i] == 0) {
        System.arraycopy(mesh.positions(), 3 * i, positions, 3 * next, 3);
        number[i] = next++;
      }
    }
    int[] triangles = new int[t.length];
    Arrays.setAll(triangles, i -> number[t[i]]);
    return new Mesh(positions, triangles);
  }
}
