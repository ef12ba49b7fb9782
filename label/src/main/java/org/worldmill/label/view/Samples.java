package org.worldmill.label.view;

import java.util.Arrays;

/**
 * What is nearest at every sample of a band of rows: which face or point, and the inverse of its
 * depth. Of two at the same depth the first drawn stays.
 */
final class Samples {

  static final int NOTHING = -1;

  final int width;
  final int firstRow;
  final int rows;

  /** 1 / z; 0 where nothing is. */
  private final float[] nearness;

  private final int[] seen;

  private long fragments;
  private long backs;

  /** Rows {@code firstRow} to {@code firstRow + rows}, empty. */
  Samples(int width, int firstRow, int rows) {
    this.width = width;
    this.firstRow = firstRow;
    this.rows = rows;
    nearness = new float[width * rows];
    seen = new int[width * rows];
    Arrays.fill(seen, NOTHING);
  }

  void put(int at, int id, double inverseDepth) {
    float near = (float) inverseDepth;
    if (near > nearness[at]) {
      nearness[at] = near;
      seen[at] = id;
    }
  }

  /** Notes that so many samples were drawn of one face. */
  void count(long covered, boolean back) {
    fragments += covered;
    if (back) {
      backs += covered;
    }
  }

  /** Index of a sample. */
  int at(int row, int column) {
    return (row - firstRow) * width + column;
  }

  /** What is nearest, or {@link #NOTHING}. */
  int seen(int at) {
    return seen[at];
  }

  /** Samples drawn, hidden ones included. */
  long fragments() {
    return fragments;
  }

  /** Those of them on faces that turn their back to the camera. */
  long backs() {
    return backs;
  }
}
