package org.worldmill.label.repair;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.worldmill.schemas.media.Mesh;

/**
 * Drops faces with two corners in one vertex, and all but the first of faces over the same three
 * vertices. Faces without area whose corners differ stay: they hold their neighbours together.
 */
final class FaceCleaning {

  private FaceCleaning() {}

  private record Corners(int low, int middle, int high) {
    static Corners of(int a, int b, int c) {
      int low = Math.min(a, Math.min(b, c));
      int high = Math.max(a, Math.max(b, c));
      return new Corners(low, a ^ b ^ c ^ low ^ high, high);
    }
  }

  static Mesh run(Mesh mesh, List<RepairStep> steps) {
    int[] t = mesh.triangles();
    int[] kept = new int[t.length];
    int used = 0;
    long degenerate = 0;
    long doubled = 0;
    Set<Corners> seen = new HashSet<>(2 * t.length / 3);
    for (int i = 0; i < t.length; i += 3) {
      if (t[i] == t[i + 1] || t[i + 1] == t[i + 2] || t[i + 2] == t[i]) {
        degenerate++;
      } else if (!seen.add(Corners.of(t[i], t[i + 1], t[i + 2]))) {
        doubled++;
      } else {
        System.arraycopy(t, i, kept, used, 3);
        used += 3;
      }
    }
    steps.add(
        RepairStep.of("drop_faces")
            .count("degenerate_faces", degenerate)
            .count("doubled_faces", doubled));
    return used == t.length ? mesh : new Mesh(mesh.positions(), Arrays.copyOf(kept, used));
  }
}
