package org.worldmill.curate.measure;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds evenly spaced peaks in a profile: their distance, not always whole, by the harmonics in its
 * spectrum, then their place.
 */
final class GridFinder {

  /** Shortest profile that is searched. */
  static final int LEAST_LENGTH = 64;

  private static final double SHORTEST_PERIOD = 5.9;
  private static final double LONGEST_PERIOD = 24;

  /** Harmonics that a row of narrow peaks shows together. */
  private static final int HARMONICS = 3;

  /** How far the weakest of them must stand out of the spectrum's median power. */
  private static final double STANDS_OUT = 12;

  /** How many places in the spectrum are tried. */
  private static final int CANDIDATES = 4;

  /** How much higher a coarser grid must be. */
  private static final double MUCH = 1.3;

  private GridFinder() {}

  /**
   * A grid.
   *
   * @param period distance of its lines, in samples
   * @param height median of the profile on the lines, less the mean of all
   */
  record Grid(double period, double height) {}

  /** The clearest grid; empty if none stands out. */
  static Optional<Grid> find(float[] profile) {
    double mean = mean(profile);
    double[] power = Spectrum.power(level(profile, mean));
    double[] weakest = weakestHarmonics(power);
    double[] sorted = power.clone();
    Arrays.sort(sorted);
    double least = STANDS_OUT * Math.max(sorted[sorted.length / 2], 1e-9);
    Optional<Grid> best = Optional.empty();
    for (int i = 0; i < CANDIDATES; i++) {
      int bin = greatest(weakest);
      if (weakest[bin] < least) {
        break;
      }
      // Where every second line is weaker, the spectrum alone may show half the period.
      for (double at : new double[] {bin, bin / 2.0}) {
        Grid grid = placed(profile, mean, 2 * power.length, at);
        best = best.filter(known -> !clearer(grid, known)).or(() -> Optional.of(grid));
      }
      Arrays.fill(weakest, Math.max(0, bin - 2), Math.min(weakest.length, bin + 3), 0);
    }
    return best.filter(grid -> grid.height() > 0);
  }

  /** Whether a grid is to be preferred; of two as high, the finer one. */
  private static boolean clearer(Grid grid, Grid known) {
    double advantage = grid.period() > 1.5 * known.period() ? MUCH : 1;
    double handicap = known.period() > 1.5 * grid.period() ? MUCH : 1;
    return grid.height() * handicap > known.height() * advantage;
  }

  /** By bin, the power of the weakest harmonic; 0 outside the periods that are looked for. */
  private static double[] weakestHarmonics(double[] power) {
    int size = 2 * power.length;
    int last = (int) (size / SHORTEST_PERIOD);
    double[] all = new double[last + 1];
    for (int bin = (int) Math.ceil(size / LONGEST_PERIOD); bin <= last; bin++) {
      double weakest = Double.MAX_VALUE;
      for (int h = 1; h <= HARMONICS && h * bin < power.length; h++) {
        weakest = Math.min(weakest, around(power, h * bin, h));
      }
      all[bin] = weakest;
    }
    return all;
  }

  private static int greatest(double[] values) {
    int greatest = 0;
    for (int i = 1; i < values.length; i++) {
      greatest = values[i] > values[greatest] ? i : greatest;
    }
    return greatest;
  }

  private static double around(double[] power, int bin, int reach) {
    double most = 0;
    int to = Math.min(power.length - 1, bin + reach / 2);
    for (int i = bin - reach / 2; i <= to; i++) {
      most = Math.max(most, power[i]);
    }
    return most;
  }

  private static double mean(float[] profile) {
    double sum = 0;
    for (float value : profile) {
      sum += value;
    }
    return sum / profile.length;
  }

  /** Without its mean, and fading in and out (von Hann), so that strong lines do not leak. */
  private static double[] level(float[] profile, double mean) {
    double[] level = new double[profile.length];
    for (int i = 0; i < profile.length; i++) {
      double window = 1 - Math.cos(2 * Math.PI * (i + 0.5) / profile.length);
      level[i] = (profile[i] - mean) * window;
    }
    return level;
  }

  /** Tries the periods that fall into a bin, and all phases. */
  private static Grid placed(float[] profile, double mean, int size, double bin) {
    Grid best = new Grid(1, Double.NEGATIVE_INFINITY);
    for (int i = 0; i <= 16; i++) {
      // The middle first: what others only equal is not better.
      double part = (i % 2 == 0 ? i : -i - 1) / 2.0;
      double period = size / (bin + part / 16);
      for (double phase = 0; phase < period && period <= LONGEST_PERIOD; phase += 1) {
        double height = median(profile, period, phase) - mean;
        if (height > best.height() + 1e-9) {
          best = new Grid(period, height);
        }
      }
    }
    return best;
  }

  /** The median on the lines, so that a few strong edges of objects make no grid. */
  private static double median(float[] profile, double period, double phase) {
    double[] on = new double[(int) (profile.length / period) + 1];
    int lines = 0;
    for (double x = phase; x < profile.length - 0.5 && lines < on.length; x += period) {
      on[lines++] = profile[(int) Math.round(x)];
    }
    Arrays.sort(on, 0, lines);
    return on[lines / 2];
  }
}
