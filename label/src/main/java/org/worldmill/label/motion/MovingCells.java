package org.worldmill.label.motion;

/**
 * Which cells of 2 x 2 pixels visibly moved between two planes. A cell moved if
 *
 * <ol>
 *   <li>the flow moved it farther than is asked,
 *   <li>its surroundings (3 x 3 cells) changed by more than {@link #CHANGED_STEPS} 8-bit steps, as
 *       much less as the picture's contrast is less, and by more than {@link #NOISE_TIMES} times
 *       the picture's own noise, and
 *   <li>following the flow explains the change: the difference falls to at most {@link #EXPLAINED}
 *       of what it was.
 * </ol>
 *
 * The noise is the median difference that is left when the flow is followed. Grain, compression
 * noise and flicker change cells without a displacement that explains it; flat areas have a flow
 * that is guessed from their surroundings but do not change.
 */
final class MovingCells {

  /** Least visible change, in 8-bit steps of a picture of the usual contrast. */
  private static final double CHANGED_STEPS = 3.0;

  /** Least change in multiples of the noise. */
  private static final double NOISE_TIMES = 2.5;

  /** Greatest part of the change that following the flow may leave. */
  private static final double EXPLAINED = 0.7;

  private final FlowField flow;
  private final int columns;
  private final int rows;
  private final boolean[] changed;
  private final boolean[] clearly;

  /** Of a change that {@link #shows} in a picture of this contrast, and the flow along with it. */
  MovingCells(CellChange change, FlowField flow, Contrast contrast) {
    this.flow = flow;
    columns = change.columns();
    rows = change.rows();
    float[] left = new float[columns * rows];
    for (int cy = 0, i = 0; cy < rows; cy++) {
      for (int cx = 0; cx < columns; cx++, i++) {
        float x = cx + flow.u(2 * cx, 2 * cy) / 2;
        float y = cy + flow.v(2 * cx, 2 * cy) / 2;
        left[i] = Math.abs(change.before(i) - change.after(x, y));
      }
    }
    float[] followed = change.smoothed(left);
    double threshold = Math.max(contrast.steps(CHANGED_STEPS), NOISE_TIMES * median(followed));
    changed = new boolean[left.length];
    clearly = new boolean[left.length];
    for (int i = 0; i < left.length; i++) {
      float raw = change.around(i);
      changed[i] = raw > threshold && followed[i] <= EXPLAINED * raw;
      clearly[i] = changed[i] && raw > CHANGED_STEPS;
    }
  }

  /** Whether any cell's surroundings changed visibly, in a picture of this contrast. */
  static boolean shows(CellChange change, Contrast contrast) {
    return !change.isWithin(contrast.steps(CHANGED_STEPS));
  }

  /** Share of the picture that moved farther than this many pixels. */
  double movingShare(double px) {
    return share(changed, (x, y) -> flow.speed(x, y) > px);
  }

  /**
   * The same of what changed by three steps whatever the contrast: coarse coding of noise changes
   * flat pictures by less.
   */
  double clearShare(double px) {
    return share(clearly, (x, y) -> flow.speed(x, y) > px);
  }

  /** Share of the picture that moved farther than this otherwise than the dominant motion. */
  double ownShare(DominantMotion dominant, double px) {
    return share(changed, (x, y) -> dominant.residual(flow, x, y) > px);
  }

  private interface Mover {
    boolean moves(int x, int y);
  }

  /** Counts cells that move and whose neighbours do: a lone cell is a speck of noise. */
  private double share(boolean[] of, Mover mover) {
    boolean[] moving = new boolean[of.length];
    for (int i = 0; i < moving.length; i++) {
      moving[i] = of[i] && mover.moves(2 * (i % columns), 2 * (i / columns));
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
