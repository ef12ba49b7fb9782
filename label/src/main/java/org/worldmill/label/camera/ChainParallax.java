package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a chain's motion depth explains, at one part of it: how far points end from where the
 * turn, roll and zoom of any lens that fit them best would put them. Depth moves points along
 * epipolar lines only: what they are off by across these has another cause, and as much of it lies
 * along them.
 *
 * @param startNanos when what it stands for begins
 * @param endNanos when that ends
 * @param square mean square of what is left, less what points err by across the lines, over cells
 *     of the picture, in (widths/s)^2; negative by chance where there is none
 * @param squareError standard error of {@code square}
 * @param shiftX how fast turning moves the picture's middle to the right, in widths a second
 * @param shiftY how fast it moves it downwards, in widths a second
 * @param roll in radians a second
 * @param zoom logarithm of the enlargement a second
 */
record ChainParallax(
    long startNanos,
    long endNanos,
    double square,
    double squareError,
    double shiftX,
    double shiftY,
    double roll,
    double zoom) {

  private static final int COLUMNS = 8;
  private static final int ROWS = 5;
  private static final int ROUNDS = 3;
  private static final int LEAST_CELLS = 12;

  /** What is off by more than this many times the usual moves on its own, or was lost. */
  private static final double LOST = 3 * 1.4826;

  private static final double LEAST_LOST_PX = 0.5;

  /** With fewer points that agree, no one motion is seen. */
  private static final double LEAST_SHARE = 0.5;

  /** Neighbouring cells often show one thing, and err alike. */
  private static final double CELLS_FACTOR = 0.85;

  /** A coder draws points after others by so much, in pixels; more points do not help. */
  private static final double DRAGGED_PX = 0.05;

  /**
   * Of each sample of a chain that tells, and what explains the chain, by a focal length in widths.
   * A sample stands for the time until the next one begins.
   */
  static List<ChainParallax> of(
      Chain chain, Evidence evidence, ChainMotion.Model model, double focalWidths) {
    List<ChainParallax> found = new ArrayList<>();
    List<DepthSample> samples = chain.samples();
    for (int i = 0; i < samples.size() && model != ChainMotion.Model.NEITHER; i++) {
      DepthSample sample = samples.get(i);
      long start = i == 0 ? chain.startNanos() : sample.startNanos();
      long end = i + 1 < samples.size() ? samples.get(i + 1).startNanos() : chain.endNanos();
      if (sample.matches().count() >= LEAST_CELLS) {
        new Search(sample, evidence, model, focalWidths)
            .found(start, end, sample.seconds())
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static final class Search {

    private final Matches matches;
    private final boolean turns;
    private final RotationFit base;
    private final double[] dx;
    private final double[] dy;
    private final double[] lineX;
    private final double[] lineY;
    private final double[] weights;
    private final boolean[] agrees;
    private final double focalWidths;
    private final int[] cells;
    private double[] more = new double[6];
    private double[] aside = new double[6];

    Search(DepthSample sample, Evidence evidence, ChainMotion.Model model, double focalWidths) {
      matches = sample.matches();
      this.focalWidths = focalWidths;
      turns = model == ChainMotion.Model.TURN;
      double focal = focalWidths * matches.width();
      base = RotationFit.of(matches, focal);
      int count = matches.count();
      dx = new double[count];
      dy = new double[count];
      lineX = new double[count];
      lineY = new double[count];
      weights = new double[count];
      agrees = new boolean[count];
      cells = new int[count];
      Optional<PoseFit> pose =
          evidence.pose().filter(fit -> model == ChainMotion.Model.WAY_AND_TURN);
      Vec turn = pose.map(PoseFit::turn).orElse(evidence.drift());
      Vec way = pose.map(PoseFit::way).orElse(evidence.moved().way());
      Vec shift = Rotation.by(turn.times(-1)).of(way.times(-1));
      Rotation rotation = Rotation.by(base.turn().times(-1));
      double size = focal * Math.exp(base.logZoom());
      for (int i = 0; i < count; i++) {
        Vec p = rotation.of(new Vec(matches.px(i) / focal, matches.py(i) / focal, 1));
        dx[i] = matches.qx(i) - size * p.x() / p.z();
        dy[i] = matches.qy(i) - size * p.y() / p.z();
        double bx = shift.x() - matches.qx(i) / focal * shift.z();
        double by = shift.y() - matches.qy(i) / focal * shift.z();
        double length = Math.max(Math.hypot(bx, by), 1e-12);
        lineX[i] = bx / length;
        lineY[i] = by / length;
        agrees[i] = true;
        cells[i] =
            sample.forth(i)
                ? cell(matches.px(i), matches.py(i))
                : cell(matches.qx(i), matches.qy(i));
      }
    }

    /** Of the picture that a point was looked for in: one that it is all over. */
    private int cell(double x, double y) {
      double side = (double) matches.width() / COLUMNS;
      int column = (int) Math.floor(x / side + COLUMNS / 2.0);
      int row = (int) Math.floor(y / side + ROWS / 2.0);
      return Math.max(0, Math.min(ROWS - 1, row)) * COLUMNS
          + Math.max(0, Math.min(COLUMNS - 1, column));
    }

    Optional<ChainParallax> found(long startNanos, long endNanos, double seconds) {
      for (int round = 0; round < ROUNDS; round++) {
        weigh();
        fit();
        judge();
      }
      int agreed = weigh();
      double[] sums = new double[COLUMNS * ROWS];
      boolean[] filled = new boolean[COLUMNS * ROWS];
      double unknowns = (double) agreed / Math.max(1, agreed - more.length);
      for (int i = 0; i < dx.length; i++) {
        double along = left(more, i, lineX[i], lineY[i]);
        double across = left(more, i, -lineY[i], lineX[i]);
        double noise = left(aside, i, -lineY[i], lineX[i]);
        sums[cells[i]] +=
            weights[i] * (along * along + across * across - 2 * unknowns * noise * noise);
        filled[cells[i]] |= weights[i] > 0;
      }
      int count = 0;
      double mean = 0;
      for (int c = 0; c < sums.length; c++) {
        count += filled[c] ? 1 : 0;
        mean += sums[c];
      }
      if (count < LEAST_CELLS || agreed < LEAST_SHARE * dx.length) {
        return Optional.empty();
      }
      mean /= count;
      double spread = 0;
      for (int c = 0; c < sums.length; c++) {
        spread += filled[c] ? (sums[c] - mean) * (sums[c] - mean) : 0;
      }
      double byCells = CELLS_FACTOR * Math.sqrt(spread / (count - 6.0) / count);
      double byCoder = DRAGGED_PX * (DRAGGED_PX + 2 * Math.sqrt(Math.max(0, mean)));
      double unit = matches.width() * matches.width() * seconds * seconds;
      return Optional.of(
          new ChainParallax(
              startNanos,
              endNanos,
              mean / unit,
              Math.hypot(byCells, byCoder) / unit,
              (more[0] - focalWidths * base.turn().y()) / seconds,
              (more[1] + focalWidths * base.turn().x()) / seconds,
              (more[2] + base.turn().z()) / seconds,
              (more[3] + base.logZoom()) / seconds));
    }

    /** Each cell counts as one, however many of its points agree; returns how many do in all. */
    private int weigh() {
      int[] counts = new int[COLUMNS * ROWS];
      int all = 0;
      for (int i = 0; i < weights.length; i++) {
        counts[cells[i]] += agrees[i] ? 1 : 0;
        all += agrees[i] ? 1 : 0;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = agrees[i] ? 1.0 / counts[cells[i]] : 0;
      }
      return all;
    }

    /**
     * What least squares add to the turn, and to the lens, which bends what turning shifts; and the
     * same by what is off across the lines alone, where depth moves nothing.
     */
    private void fit() {
      NormalEquations all = new NormalEquations(more.length);
      NormalEquations beside = new NormalEquations(more.length);
      for (int i = 0; i < dx.length; i++) {
        double[] across = across(i);
        double[] down = down(i);
        all.add(across, dx[i] / matches.width(), weights[i]);
        all.add(down, dy[i] / matches.width(), weights[i]);
        double[] row = new double[more.length];
        for (int k = 0; k < row.length; k++) {
          row[k] = lineX[i] * down[k] - lineY[i] * across[k];
        }
        double off = lineX[i] * dy[i] - lineY[i] * dx[i];
        beside.add(row, off / matches.width(), weights[i]);
      }
      more = all.solution();
      aside = beside.solution();
    }

    private double[] across(int i) {
      double x = matches.qx(i) / matches.width();
      double y = matches.qy(i) / matches.width();
      return new double[] {1, 0, y, x, x * x, x * y};
    }

    private double[] down(int i) {
      double x = matches.qx(i) / matches.width();
      double y = matches.qy(i) / matches.width();
      return new double[] {0, 1, -x, y, x * y, y * y};
    }

    /** What is left of a point's displacement along a direction, in pixels. */
    private double left(double[] fit, int i, double ux, double uy) {
      double[] across = across(i);
      double[] down = down(i);
      double x = dx[i];
      double y = dy[i];
      for (int k = 0; k < fit.length; k++) {
        x -= matches.width() * fit[k] * across[k];
        y -= matches.width() * fit[k] * down[k];
      }
      return x * ux + y * uy;
    }

    /**
     * Depth moves points along the lines only; where no depth is seen at all, what moves farther
     * than the rest in any direction moves on its own.
     */
    private void judge() {
      double[] off = new double[dx.length];
      for (int i = 0; i < off.length; i++) {
        off[i] =
            turns
                ? Math.hypot(left(more, i, 1, 0), left(more, i, 0, 1))
                : Math.abs(left(aside, i, -lineY[i], lineX[i]));
      }
      double most = Math.max(LEAST_LOST_PX, LOST * Matches.median(off));
      for (int i = 0; i < off.length; i++) {
        agrees[i] = off[i] <= most;
      }
    }
  }
}
