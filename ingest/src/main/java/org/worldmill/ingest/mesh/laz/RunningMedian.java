package org.worldmill.ingest.mesh.laz;

/** About the middle of the last numbers: five of them in order, an outer one leaving by turns. */
final class RunningMedian {

  private final int[] sorted = new int[5];
  private boolean upper = true;

  int middle() {
    return sorted[2];
  }

  void add(int value) {
    if (upper) {
      boolean below = value < sorted[2];
      insert(value, 4);
      upper = below;
    } else {
      boolean above = sorted[2] < value;
      insert(value, 0);
      upper = !above;
    }
  }

  /** Drops the number at one end, and puts the new one in its place in order. */
  private void insert(int value, int dropped) {
    int at = dropped;
    if (dropped > 0) {
      for (; at > 0 && value < sorted[at - 1]; at--) {
        sorted[at] = sorted[at - 1];
      }
    } else {
      for (; at < 4 && sorted[at + 1] < value; at++) {
        sorted[at] = sorted[at + 1];
      }
    }
    sorted[at] = value;
  }
}
