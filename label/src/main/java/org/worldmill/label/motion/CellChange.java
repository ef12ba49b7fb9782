package org.worldmill.label.motion;

import org.worldmill.schemas.media.Plane;

/**
 * How much each cell of 2 x 2 pixels changed between two planes of one size, whatever changed it.
 */
final class CellChange {

  private final int columns;
  private final int rows;
  private final float[] first;
  private final float[] second;
  private final float[] change;

  CellChange(Plane from, Plane to) {
    columns = from.width() / 2;
    rows = from.height() / 2;
    first = means(from);
    second = means(to);
    float[] difference = new float[first.length];
    for (int i = 0; i < first.length; i++) {
      difference[i] = Math.abs(first[i] - second[i]);
    }
    change = smoothed(difference);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** The cell's mean in the first plane, in 8-bit steps. */
  float before(int cell) {
    return first[cell];
  }

  /** Change of a cell's surroundings of 3 x 3 cells, in 8-bit steps. */
  float around(int cell) {
    return change[cell];
  }

  /** Whether no cell's surroundings changed by more than this. */
  boolean isWithin(double steps) {
    for (float value : change) {
      if (value > steps) {
        return false;
      }
    }
    return true;
  }

  /** The second plane between its cells, by straight lines; at its edge outside of it. */
  float after(float x, float y) {
    float px = Math.max(0, Math.min(columns - 1, x));
    float py = Math.max(0, Math.min(rows - 1, y));
    int left = Math.min((int) px, Math.max(0, columns - 2));
    int top = Math.min((int) py, Math.max(0, rows - 2));
    float fx = px - left;
    float fy = py - top;
    int i = top * columns + left;
    float upper = second[i] + fx * (second[i + 1] - second[i]);
    float lower = second[i + columns] + fx * (second[i + columns + 1] - second[i + columns]);
    return upper + fy * (lower - upper);
  }

  private float[] means(Plane plane) {
    float[] means = new float[columns * rows];
    byte[] samples = plane.samples();
    int width = plane.width();
    for (int cy = 0; cy < rows; cy++) {
      int upper = 2 * cy * width;
      int lower = upper + width;
      for (int cx = 0; cx < columns; cx++) {
        int x = 2 * cx;
        int sum =
            (samples[upper + x] & 0xff)
                + (samples[upper + x + 1] & 0xff)
                + (samples[lower + x] & 0xff)
                + (samples[lower + x + 1] & 0xff);
        means[cy * columns + cx] = sum / 4f;
      }
    }
    return means;
  }

  /** Means over 3 x 3 cells, fewer at the edges: along rows, then along columns. */
  float[] smoothed(float[] cells) {
    float[] along = new float[cells.length];
    for (int cy = 0; cy < rows; cy++) {
      int row = cy * columns;
      for (int cx = 0; cx < columns; cx++) {
        float sum = cells[row + cx];
        sum += cx > 0 ? cells[row + cx - 1] : 0;
        sum += cx + 1 < columns ? cells[row + cx + 1] : 0;
        along[row + cx] = sum / (1 + (cx > 0 ? 1 : 0) + (cx + 1 < columns ? 1 : 0));
      }
    }
    float[] smooth = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      boolean above = i >= columns;
      boolean below = i + columns < cells.length;
      float sum = along[i] + (above ? along[i - columns] : 0) + (below ? along[i + columns] : 0);
      smooth[i] = sum / (1 + (above ? 1 : 0) + (below ? 1 : 0));
    }
    return smooth;
  }
}
