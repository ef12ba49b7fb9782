package org.worldmill.label.motion;

import org.worldmill.schemas.media.Plane;

/**
 * Which cells of 2 x 2 pixels visibly moved between two planes. A cell moved if
 *
 * <ol>
 *   <li>the flow moved it by more than {@link #MOVED_PX},
 *   <li>its surroundings (3 x 3 cells) changed by more than {@link #CHANGED_STEPS} 8-bit steps and
 *       by more than {@link #NOISE_TIMES} times the picture's own noise, and
 *   <li>following the flow explains the change: the difference falls to at most {@link #EXPLAINED}
 *       of what it was.
 * </ol>
 *
 * The noise is the median difference that is left when the flow is followed. Grain, compression
 * noise and flicker change cells without a displacement that explains it; flat areas have a flow
 * that is guessed from their surroundings but do not change.
 */
final class MovingCells {

  /** Displacement over which a cell counts as moved, in pixels of the plane. */
  static final double MOVED_PX = 0.5;

  /** Displacement off the dominant motion over which a cell counts as moving on its own. */
  static final double OWN_PX = 1.2;

  /** Least visible change, in 8-bit steps. */
  static final double CHANGED_STEPS = 3.0;

  /** Least change in multiples of the noise. */
  static final double NOISE_TIMES = 2.5;

  /** Greatest part of the change that following the flow may leave. */
  static final double EXPLAINED = 0.7;

  private final FlowField flow;
  private final int columns;
  private final int rows;
  private final boolean[] changed;

  MovingCells(Plane from, Plane to, FlowField flow) {
    this.flow = flow;
    columns = from.width() / 2;
    rows = from.height() / 2;
    float[] difference = new float[columns * rows];
    float[] left = new float[columns * rows];
    float[] first = means(from);
    float[] second = means(to);
    for (int i = 0; i < first.length; i++) {
      int cx = i % columns;
      int cy = i / columns;
      difference[i] = Math.abs(first[i] - second[i]);
      left[i] =
          Math.abs(
              first[i]
                  - sample(
                      second, cx + flow.u(2 * cx, 2 * cy) / 2, cy + flow.v(2 * cx, 2 * cy) / 2));
    }
    float[] raw = smoothed(difference);
    float[] followed = smoothed(left);
    double threshold = Math.max(CHANGED_STEPS, NOISE_TIMES * median(followed));
    changed = new boolean[raw.length];
    for (int i = 0; i < raw.length; i++) {
      changed[i] = raw[i] > threshold && followed[i] <= EXPLAINED * raw[i];
    }
  }

  /** Share of the picture that moved. */
  double movingShare() {
    return share((x, y) -> flow.speed(x, y) > MOVED_PX);
  }

  /** Share of the picture that moved otherwise than the dominant motion. */
  double ownShare(DominantMotion dominant) {
    return share((x, y) -> dominant.residual(flow, x, y) > OWN_PX);
  }

  private interface Mover {
    boolean moves(int x, int y);
  }

  /** Counts cells that move and whose neighbours do: a lone cell is a speck of noise. */
  private double share(Mover mover) {
    boolean[] moving = new boolean[changed.length];
    for (int i = 0; i < moving.length; i++) {
      moving[i] = changed[i] && mover.moves(2 * (i % columns), 2 * (i / columns));
    }
    int count = 0;
    for (int cy = 1; cy + 1 < rows; cy++) {
      for (int cx = 1; cx + 1 < columns; cx++) {
        if (moving[cy * columns + cx] && neighbours(moving, cx, cy) >= 4) {
          count++;
        }
      }
    }
    return (double) count / Math.max(1, (columns - 2) * (rows - 2));
  }

  private int neighbours(boolean[] moving, int cx, int cy) {
    int count = 0;
    for (int y = cy - 1; y <= cy + 1; y++) {
      for (int x = cx - 1; x <= cx + 1; x++) {
        count += moving[y * columns + x] ? 1 : 0;
      }
    }
    return count - 1;
  }

  private float[] means(Plane plane) {
    float[] means = new float[columns * rows];
    for (int i = 0; i < means.length; i++) {
      int x = 2 * (i % columns);
      int y = 2 * (i / columns);
      means[i] =
          (plane.at(x, y) + plane.at(x + 1, y) + plane.at(x, y + 1) + plane.at(x + 1, y + 1)) / 4f;
    }
    return means;
  }

  private float sample(float[] cells, float x, float y) {
    float px = Math.max(0, Math.min(columns - 1, x));
    float py = Math.max(0, Math.min(rows - 1, y));
    int left = Math.min((int) px, Math.max(0, columns - 2));
    int top = Math.min((int) py, Math.max(0, rows - 2));
    float fx = px - left;
    float fy = py - top;
    int i = top * columns + left;
    float upper = cells[i] + fx * (cells[i + 1] - cells[i]);
    float lower = cells[i + columns] + fx * (cells[i + columns + 1] - cells[i + columns]);
    return upper + fy * (lower - upper);
  }

  /** Means over 3 x 3 cells, fewer at the edges: along rows, then along columns. */
  private float[] smoothed(float[] cells) {
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

  /** To a sixteenth of a step, which is finer than the thresholds need; sorting would cost more. */
  private static double median(float[] values) {
    int[] counts = new int[256 * 16];
    for (float value : values) {
      counts[Math.min(counts.length - 1, (int) (value * 16))]++;
    }
    int seen = 0;
    int bin = 0;
    while (seen + counts[bin] <= values.length / 2) {
      seen += counts[bin++];
    }
    return (bin + 0.5) / 16;
  }
}
