package org.worldmill.label.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where sharp sounds begin: the power of 4 ms exceeds that of the 25 ms before by far more
 * than it usually does (median and median absolute deviation), and by 10 dB at least. The instant
 * is where two levels of power explain the stretch around it best (the picker of Maeda 1985, used
 * for the arrival of seismic waves).
 */
final class OnsetFinder {

  private static final int PER_MS = PowerTrace.BINS_PER_SECOND / 1000;
  private static final int AFTER = 4 * PER_MS;
  private static final int BEFORE = 25 * PER_MS;
  private static final int APART = 40;

  /** Milliseconds at the start in which too little came before to compare with. */
  private static final int LEAD = 10;

  private static final double LEAST_RISE_DB = 10;
  private static final double DEVIATIONS = 7;

  /** -80 dBFS: below it, nothing is told from the noise of coding. */
  private static final double FLOOR = 1e-8;

  /** What a sound must reach: -60 dBFS. */
  private static final double AUDIBLE = 1e-6;

  /**
   * An onset.
   *
   * @param seconds since the start of the trace
   * @param riseDb how much louder it is than what came before
   */
  record Onset(double seconds, double riseDb) {}

  private final float[] bins;
  private final double[] sums;

  private OnsetFinder(float[] bins) {
    this.bins = bins;
    this.sums = new double[bins.length + 1];
    for (int i = 0; i < bins.length; i++) {
      sums[i + 1] = sums[i] + bins[i];
    }
  }

  /** All onsets, in order. */
  static List<Onset> find(float[] bins) {
    return new OnsetFinder(bins).run();
  }

  private List<Onset> run() {
    int steps = (bins.length - AFTER) / PER_MS;
    if (steps < 2) {
      return List.of();
    }
    double[] rise = new double[steps];
    for (int k = 0; k < steps; k++) {
      int at = k * PER_MS;
      double after = mean(at, at + AFTER);
      double before = mean(Math.max(0, at - BEFORE), Math.max(1, at));
      rise[k] = at == 0 ? 0 : 10 * Math.log10((after + FLOOR) / (before + FLOOR));
    }
    double least = Math.max(LEAST_RISE_DB, usual(rise));
    List<Onset> found = new ArrayList<>();
    for (int k = LEAD; k < steps; k++) {
      int at = k * PER_MS;
      if (rise[k] >= least && isPeak(rise, k) && mean(at, at + AFTER) >= AUDIBLE) {
        found.add(new Onset((double) refined(at) / PowerTrace.BINS_PER_SECOND, rise[k]));
      }
    }
    return List.copyOf(found);
  }

  private static double usual(double[] rise) {
    double middle = median(rise);
    double[] away = Arrays.stream(rise).map(r -> Math.abs(r - middle)).toArray();
    return middle + DEVIATIONS * 1.4826 * median(away);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static boolean isPeak(double[] rise, int k) {
    for (int i = Math.max(0, k - APART); i <= Math.min(rise.length - 1, k + APART); i++) {
      if (rise[i] > rise[k] || (rise[i] == rise[k] && i < k)) {
        return false;
      }
    }
    return true;
  }

  /** The bin at which the sound begins, within some milliseconds of a coarse one. */
  private int refined(int at) {
    int from = Math.max(0, at - 6 * PER_MS);
    int until = Math.min(bins.length, at + 2 * AFTER);
    int best = at;
    double least = Double.POSITIVE_INFINITY;
    for (int i = from + 2; i <= until - 2; i++) {
      double cost =
          (i - from) * Math.log(mean(from, i) + FLOOR)
              + (until - i) * Math.log(mean(i, until) + FLOOR);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  private double mean(int from, int until) {
    return Math.max(0, sums[until] - sums[from]) / (until - from);
  }
}
