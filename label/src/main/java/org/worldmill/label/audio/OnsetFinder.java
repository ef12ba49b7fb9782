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

  /** What a difference of costs is worth as a logarithm of likelihood. */
  private static final double LIKELIHOOD = 0.5;

  /** So many times the sound's own power is taken for none: -10 and -25 dB. */
  private static final double BELOW = 0.1;

  private static final double FAR_BELOW = 0.003;

  /** Found on coded knocks of other seeds than those in docs/accuracy.md. */
  private static final double CALIBRATION = 0.5;

  private static final double SMEARED = 0.5;

  /** -80 dBFS: below it, nothing is told from the noise of coding. */
  private static final double FLOOR = 1e-8;

  /** What a sound must reach: -60 dBFS. */
  private static final double AUDIBLE = 1e-6;

  /**
   * An onset.
   *
   * @param seconds since the start of the trace
   * @param error its standard error in seconds
   * @param riseDb how much louder it is than what came before
   */
  record Onset(double seconds, double error, double riseDb) {}

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
        found.add(placed(at, rise[k]));
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

  /**
   * Where the sound begins, within some milliseconds of a coarse bin. Power far below the sound's
   * own counts for nothing, so that what coders smear before it does not look like its beginning;
   * how far off that would be is part of the error.
   */
  private Onset placed(int at, double rise) {
    double power = mean(at, at + AFTER);
    Split loud = split(at, Math.max(FLOOR, BELOW * power));
    Split faint = split(at, Math.max(FLOOR, FAR_BELOW * power));
    double smeared = SMEARED * (loud.bin() - faint.bin());
    double error = Math.sqrt(loud.error() * loud.error() + smeared * smeared);
    double second = PowerTrace.BINS_PER_SECOND;
    return new Onset(loud.bin() / second, error / second, rise);
  }

  /** The bin between two levels of power, and its standard error in bins. */
  private record Split(int bin, double error) {}

  /** The best of all bins, and how far others that explain the power about as well lie from it. */
  private Split split(int at, double floor) {
    int from = Math.max(0, at - 6 * PER_MS);
    int until = Math.min(bins.length, at + 2 * AFTER);
    double[] costs = new double[until - from - 3];
    int best = 0;
    for (int i = 0; i < costs.length; i++) {
      int bin = from + 2 + i;
      costs[i] =
          (bin - from) * Math.log(mean(from, bin) + floor)
              + (until - bin) * Math.log(mean(bin, until) + floor);
      best = costs[i] < costs[best] ? i : best;
    }
    double weights = 0;
    double squares = 0;
    for (int i = 0; i < costs.length; i++) {
      double weight = Math.exp((costs[best] - costs[i]) * LIKELIHOOD);
      weights += weight;
      squares += weight * (i - best) * (i - best);
    }
    return new Split(from + 2 + best, CALIBRATION * Math.sqrt(squares / weights + 1.0 / 12));
  }

  private double mean(int from, int until) {
    return Math.max(0, sums[until] - sums[from]) / (until - from);
  }
}
