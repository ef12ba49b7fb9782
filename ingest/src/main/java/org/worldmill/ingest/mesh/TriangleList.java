package org.worldmill.ingest.mesh;

import java.util.Arrays;
import org.worldmill.schemas.MediaException;

/** Triangles of which it is not known beforehand how many there are. */
final class TriangleList {

  private int[] corners;
  private int used;

  /** Room for some of the {@code most} that there can be. */
  TriangleList(long most) {
    corners = new int[3 * (int) Math.max(4, Math.min(most / 4, 1 << 20))];
  }

  int size() {
    return used / 3;
  }

  void add(int[] triangle) throws MediaException {
    if (size() == MeshLimits.MAX_TRIANGLES) {
      throw MeshLimits.tooLarge("triangles", size() + 1L, MeshLimits.MAX_TRIANGLES);
    }
    if (used == corners.length) {
      corners = Arrays.copyOf(corners, 3 * (size() + size() / 2 + 4));
    }
    System.arraycopy(triangle, 0, corners, used, 3);
    used += 3;
  }

  int[] corners() {
    return Arrays.copyOf(corners, used);
  }
}
