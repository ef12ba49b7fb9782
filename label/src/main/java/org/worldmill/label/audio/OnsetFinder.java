package org.worldmill.label.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where sharp sounds begin: the power of 4 ms exceeds that of the 25 ms before by far more
 * than it usually does (median and median absolute deviation), and by 10 dB at least. The instant
 * is where two levels of power explain the stretch around it best (the picker of Maeda 1985, used
 * for the arrival of seismic waves); its error is by how far others explain it about as well.
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

  /** How far around a bin it is asked which others would do as well: 2 ms either way. */
  private static final int AROUND = 2 * PER_MS;

  /** A coder's smear may be taken for the beginning of what comes up to 3 ms later. */
  private static final int LATER = 3 * PER_MS;

  private static final int LEAST_LATER = 3;

  /** Sounds that are struck fade; this much louder a little later, and they have not begun. */
  private static final double STILL_RISING = 1.5;

  /** What of a sound's power shows that it begins within a bin. */
  private static final double FAINT = 0.02;

  /** And of what came before, so that it is no smear. */
  private static final double STANDS_OUT = 8;

  /** In times between two samples: the first may be weak. As the next, found on other seeds. */
  private static final double BETWEEN_SAMPLES = 0.65;

  /** Share of the way from a smear to the sound itself. */
  private static final double OF_THE_WAY = 0.1;

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

  private final PowerLevels levels;
  private final float[] begins;
  private final double sampleBins;

  private OnsetFinder(float[] bins, float[] begins, int rateHz) {
    this.levels = new PowerLevels(bins);
    this.begins = begins.clone();
    this.sampleBins = (double) PowerTrace.BINS_PER_SECOND / rateHz;
  }

  /**
   * All onsets, in order.
   *
   * @param bins a trace of power
   * @param begins where in each bin its power begins, 0..1
   * @param rateHz how often the sound was sampled
   */
  static List<Onset> find(float[] bins, float[] begins, int rateHz) {
    return new OnsetFinder(bins, begins, rateHz).run();
  }

  private List<Onset> run() {
    int steps = (levels.size() - AFTER) / PER_MS;
    if (steps < 2) {
      return List.of();
    }
    double[] rise = new double[steps];
    for (int k = 0; k < steps; k++) {
      int at = k * PER_MS;
      double after = levels.mean(at, at + AFTER);
      double before = levels.mean(Math.max(0, at - BEFORE), Math.max(1, at));
      rise[k] = at == 0 ? 0 : 10 * Math.log10((after + FLOOR) / (before + FLOOR));
    }
    double least = Math.max(LEAST_RISE_DB, usual(rise));
    List<Onset> found = new ArrayList<>();
    for (int k = LEAD; k < steps; k++) {
      int at = k * PER_MS;
      if (rise[k] >= least && isPeak(rise, k) && levels.mean(at, at + AFTER) >= AUDIBLE) {
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
   * Where the sound begins, within some milliseconds of a coarse bin. Power below the sound's own
   * counts for little, so that what coders smear before it does not look like its beginning; where
   * the smear is nearly as loud, it goes on rising, which what is struck does not.
   */
  private Onset placed(int at, double rise) {
    double floor = Math.max(FLOOR, levels.mean(at, at + AFTER));
    int until = Math.min(levels.size(), at + 2 * AFTER);
    int loud = levels.split(Math.max(0, at - 6 * PER_MS), until, floor);
    int begun = risen(loud);
    double spread = levels.spread(begun, AROUND);
    double between = BETWEEN_SAMPLES * sampleBins;
    double way = OF_THE_WAY * (begun - loud);
    double error = Math.sqrt(between * between + spread * spread + way * way);
    double second = PowerTrace.BINS_PER_SECOND;
    return new Onset(Math.max(0, within(begun) - sampleBins / 2) / second, error / second, rise);
  }

  /** The first loud sample, in the bin or at the end of that before, in bins. */
  private double within(int bin) {
    if (bin < 2) {
      return bin + begins[bin];
    }
    double level = levels.mean(bin, Math.min(levels.size(), bin + PER_MS / 2));
    double quiet = levels.mean(Math.max(0, bin - 1 - PER_MS), bin - 1);
    double before = levels.mean(bin - 1, bin);
    boolean earlier = before > FAINT * level && before > STANDS_OUT * quiet;
    return earlier ? bin - 1 + begins[bin - 1] : bin + begins[bin];
  }

  /** The bin a little later where it is louder still; the same where it is not. */
  private int risen(int bin) {
    int until = Math.min(levels.size(), bin + LATER + 2 * PER_MS);
    if (until - bin < 2 * PER_MS) {
      return bin;
    }
    int later = levels.split(bin, until, FLOOR);
    boolean near = later >= bin + LEAST_LATER && later <= bin + LATER;
    boolean rises = levels.mean(later, until) > STILL_RISING * levels.mean(bin, later);
    return near && rises ? later : bin;
  }
}
