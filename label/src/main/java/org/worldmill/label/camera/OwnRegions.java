package org.worldmill.label.camera;

import org.worldmill.schemas.media.Plane;

/** Connected cells of a mask. */
final class OwnRegions {

  /** Fewer cells than this are specks. */
  static final int LEAST_CELLS = 6;

  private final Plane mask;
  private final boolean[] seen;
  private int count;
  private int most;
  private OwnLook.Region largest = OwnLook.Region.NONE;

  OwnRegions(Plane mask) {
    this.mask = mask;
    seen = new boolean[mask.samples().length];
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i] && mask.samples()[i] != 0) {
        grow(i);
      }
    }
  }

  int count() {
    return count;
  }

  OwnLook.Region largest() {
    return largest;
  }

  private void grow(int start) {
    int width = mask.width();
    int[] waiting = new int[seen.length];
    int left = width;
    int right = 0;
    int top = mask.height();
    int bottom = 0;
    int begun = 0;
    int cells = 1;
    waiting[0] = start;
    seen[start] = true;
    while (begun < cells) {
      int x = waiting[begun] % width;
      int y = waiting[begun++] / width;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (int ny = Math.max(0, y - 1); ny <= Math.min(mask.height() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (!seen[next] && mask.samples()[next] != 0) {
            seen[next] = true;
            waiting[cells++] = next;
          }
        }
      }
    }
    if (cells >= LEAST_CELLS) {
      count++;
      if (cells > most) {
        most = cells;
        double w = width;
        double h = mask.height();
        largest = new OwnLook.Region(left / w, top / h, right / w, bottom / h);
      }
    }
  }
}
