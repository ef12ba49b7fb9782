package org.worldmill.curate.measure;

import java.util.Arrays;
import org.worldmill.schemas.media.Plane;

/** Thumbnails of the frames of a clip, 16 x 9 whatever their shape, in 1/16 steps of 255. */
final class ThumbTrail {

  private static final int COLUMNS = 16;
  private static final int ROWS = 9;
  private static final int CELLS = COLUMNS * ROWS;

  private short[] cells = new short[256 * CELLS];
  private int size;

  /** Adds a frame's; looks at every second row where there are many. */
  void add(Plane luma) {
    if ((size + 1) * CELLS > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    byte[] samples = luma.samples();
    int width = luma.width();
    int height = luma.height();
    int step = height >= 4 * ROWS ? 2 : 1;
    for (int row = 0; row < ROWS; row++) {
      int y0 = row * height / ROWS;
      int y1 = Math.max(y0 + 1, (row + 1) * height / ROWS);
      for (int column = 0; column < COLUMNS; column++) {
        int x0 = column * width / COLUMNS;
        int x1 = Math.max(x0 + 1, (column + 1) * width / COLUMNS);
        int sum = 0;
        int lines = 0;
        for (int y = y0; y < y1; y += step) {
          for (int i = y * width + x0; i < y * width + x1; i++) {
            sum += samples[i] & 0xff;
          }
          lines++;
        }
        cells[size * CELLS + row * COLUMNS + column] = (short) (16 * sum / (lines * (x1 - x0)));
      }
    }
    size++;
  }

  int size() {
    return size;
  }

  /** Mean absolute difference of two frames' thumbnails, in steps of 255. */
  double distance(int first, int second) {
    int a = first * CELLS;
    int b = second * CELLS;
    int sum = 0;
    for (int i = 0; i < CELLS; i++) {
      sum += Math.abs(cells[a + i] - cells[b + i]);
    }
    return sum / (16.0 * CELLS);
  }
}
