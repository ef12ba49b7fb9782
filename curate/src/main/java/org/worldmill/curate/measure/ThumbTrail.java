package org.worldmill.curate.measure;

import java.util.Arrays;
import org.worldmill.schemas.media.Plane;

/**
 * Thumbnails of the frames of a clip, 32 x 18 whatever their shape, in quarter steps of 255: fine
 * enough that a thing of one per cent of the picture fills a cell.
 */
final class ThumbTrail {

  private static final int COLUMNS = 32;
  private static final int ROWS = 18;
  private static final int CELLS = COLUMNS * ROWS;
  private static final int PARTS = 4;

  /** What coding and noise change a cell by, in steps of 255; only what is beyond it is seen. */
  private static final int UNSEEN = 3;

  /** Where a coder makes the whole picture anew, up to so much, and so many times the median. */
  private static final int MOST_UNSEEN = 6;

  private static final int OF_MEDIAN = 4;

  private short[] cells = new short[64 * CELLS];
  private int size;

  /** Adds a frame's; looks at every second row where there are many. */
  void add(Plane luma) {
    if ((size + 1) * CELLS > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    byte[] samples = luma.samples();
    int width = luma.width();
    int height = luma.height();
    int step = height >= 6 * ROWS ? 2 : 1;
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
        cells[size * CELLS + row * COLUMNS + column] = (short) (PARTS * sum / (lines * (x1 - x0)));
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
    return sum / (double) (PARTS * CELLS);
  }

  /**
   * By how much two frames' cells visibly differ, summed over all cells, in steps of 255: a small
   * thing before a wall counts as much as it would alone, and what a coarse key picture changes in
   * all cells a little does not.
   */
  double seen(int first, int second) {
    int a = first * CELLS;
    int b = second * CELLS;
    int[] apart = new int[CELLS];
    int[] counts = new int[PARTS * MOST_UNSEEN / OF_MEDIAN + 1];
    for (int i = 0; i < CELLS; i++) {
      apart[i] = Math.abs(cells[a + i] - cells[b + i]);
      counts[Math.min(counts.length - 1, apart[i])]++;
    }
    int median = 0;
    for (int below = counts[0]; below < CELLS / 2 && median < counts.length - 1; ) {
      below += counts[++median];
    }
    int unseen = Math.max(PARTS * UNSEEN, OF_MEDIAN * median);
    int sum = 0;
    for (int difference : apart) {
      sum += Math.max(0, difference - unseen);
    }
    return sum / (double) PARTS;
  }
}
