package org.worldmill.label.light;

import java.util.Arrays;
import org.worldmill.schemas.media.Plane;

/**
 * By how much the light of each strip of the picture changes from picture to picture: the median of
 * the logarithmic changes of the tiles along it, which something that moves before some of them
 * does not shift. Their mean is kept as well: coders follow the light tile by tile, and a median
 * leaves out what few of them do at a time. Pictures that repeat the one before are left out. Holds
 * the first {@value #MOST} pictures.
 */
final class LightTrace {

  /** Strips from top to bottom. */
  static final int ROWS = 12;

  private static final int COLUMNS = 8;
  private static final int MOST = 3600;

  /** Tiles darker or brighter on average show less of a change than there is. */
  private static final double DARKEST = 30;

  private static final double BRIGHTEST = 225;

  /** Fewer tiles do not make a median. */
  private static final int LEAST_TILES = 3;

  /** Mean logarithmic change of a tile up to which a picture repeats the last. */
  private static final double REPEATED = 2e-5;

  private final double[] seconds = new double[MOST];
  private final float[][] all = new float[MOST][];
  private final float[][] mean = new float[MOST][];
  private final float[][] left = new float[MOST][];
  private final float[][] right = new float[MOST][];
  private int size;
  private double[] before = new double[0];
  private boolean full;

  /** Adds a picture; takes no notice of those after the first {@value #MOST}. */
  void add(double time, Plane luma) {
    if (full || luma.width() < 2 * COLUMNS || luma.height() < 2 * ROWS) {
      return;
    }
    double[] now = tiles(luma);
    if (before.length == 0) {
      keep(time, now);
      return;
    }
    double[] change = new double[now.length];
    double sum = 0;
    for (int i = 0; i < now.length; i++) {
      boolean lit =
          Math.min(now[i], before[i]) >= DARKEST && Math.max(now[i], before[i]) <= BRIGHTEST;
      change[i] = lit ? Math.log(now[i] / before[i]) : Double.NaN;
      sum += lit ? Math.abs(change[i]) : Math.abs(now[i] - before[i]) / 255;
    }
    if (sum > REPEATED * now.length) {
      all[size] = medians(change, 0, COLUMNS);
      mean[size] = means(change);
      left[size] = medians(change, 0, COLUMNS / 2);
      right[size] = medians(change, COLUMNS / 2, COLUMNS);
      keep(time, now);
    }
  }

  private void keep(double time, double[] now) {
    seconds[size++] = time;
    before = now;
    full = size == MOST;
  }

  private static double[] tiles(Plane luma) {
    double[] means = new double[ROWS * COLUMNS];
    byte[] samples = luma.samples();
    int width = luma.width();
    for (int r = 0; r < ROWS; r++) {
      int top = r * luma.height() / ROWS;
      int bottom = (r + 1) * luma.height() / ROWS;
      for (int c = 0; c < COLUMNS; c++) {
        int from = c * width / COLUMNS;
        int until = (c + 1) * width / COLUMNS;
        long sum = 0;
        for (int y = top; y < bottom; y++) {
          for (int i = y * width + from; i < y * width + until; i++) {
            sum += samples[i] & 0xff;
          }
        }
        means[r * COLUMNS + c] = (double) sum / ((bottom - top) * (until - from));
      }
    }
    return means;
  }

  private static float[] medians(double[] change, int from, int until) {
    float[] medians = new float[ROWS];
    double[] lit = new double[until - from];
    for (int r = 0; r < ROWS; r++) {
      int count = 0;
      for (int c = from; c < until; c++) {
        double value = change[r * COLUMNS + c];
        if (!Double.isNaN(value)) {
          lit[count++] = value;
        }
      }
      Arrays.sort(lit, 0, count);
      boolean enough = count >= Math.min(LEAST_TILES, until - from);
      medians[r] = enough ? (float) ((lit[(count - 1) / 2] + lit[count / 2]) / 2) : Float.NaN;
    }
    return medians;
  }

  private static float[] means(double[] change) {
    float[] means = new float[ROWS];
    for (int r = 0; r < ROWS; r++) {
      double sum = 0;
      int count = 0;
      for (int i = r * COLUMNS; i < (r + 1) * COLUMNS; i++) {
        boolean lit = !Double.isNaN(change[i]);
        sum += lit ? change[i] : 0;
        count += lit ? 1 : 0;
      }
      means[r] = count >= LEAST_TILES ? (float) (sum / count) : Float.NaN;
    }
    return means;
  }

  /** Pictures that differ from the one before. */
  int size() {
    return size;
  }

  double seconds(int picture) {
    return seconds[picture];
  }

  /** Change of a strip from the picture before; NaN where it is too dark or too bright. */
  double change(Part part, int picture, int row) {
    return switch (part) {
      case ALL -> all[picture][row];
      case MEAN -> mean[picture][row];
      case LEFT -> left[picture][row];
      case RIGHT -> right[picture][row];
    };
  }

  /** Which tiles of the strips: medians of them, but for the mean of all. */
  enum Part {
    ALL,
    MEAN,
    LEFT,
    RIGHT
  }
}
