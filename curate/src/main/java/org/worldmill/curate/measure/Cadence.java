package org.worldmill.curate.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which frames of a clip repeat the one before, by the changes from frame to frame. A repeat after
 * lossy coding is not quite the same picture; it changes far less than the frames around it do.
 * Where nothing around moves, nothing is said.
 *
 * @param repeatShare share of repeats among the frames around which something moves
 * @param rhythmShare the same by the rhythm that fits them; empty if none does
 * @param steady whether a rhythm fits them, or new frames come after n or n + 1 others
 */
record Cadence(double repeatShare, OptionalDouble rhythmShare, boolean steady) {

  /** Frames to either side that show how much the picture changes when it does. */
  private static final int AROUND = 10;

  /** Which of them, in rising order, is the change of a moving frame. */
  private static final double MOVING_QUANTILE = 0.85;

  /** Frames to either side of which one must move for this one to be a repeat. */
  private static final int BESIDE = 6;

  private static final double REPEAT = 0.25;

  /** Frames needed. */
  private static final int ENOUGH = 40;

  private static final int LONGEST_RHYTHM = 12;

  /** Part of the frames that must keep to a rhythm. */
  private static final double KEEPS = 0.95;

  /** How many more must keep to a longer one. */
  private static final double BETTER = 0.02;

  /** Of the changes from each frame to the next, and the change from which something moves. */
  static Optional<Cadence> of(float[] changes, double moves) {
    boolean[] telling = new boolean[changes.length];
    boolean[] repeat = new boolean[changes.length];
    float[] window = new float[2 * AROUND + 1];
    int told = 0;
    int repeats = 0;
    for (int i = 0; i < changes.length; i++) {
      float moving = Math.min(moving(changes, i, window), beside(changes, i));
      telling[i] = moving >= moves;
      repeat[i] = telling[i] && changes[i] < REPEAT * moving;
      told += telling[i] ? 1 : 0;
      repeats += repeat[i] ? 1 : 0;
    }
    if (told < ENOUGH) {
      return Optional.empty();
    }
    double share = (double) repeats / told;
    OptionalDouble rhythm = rhythm(telling, repeat);
    boolean steady = rhythm.isPresent() || evenlyApart(telling, repeat);
    return Optional.of(new Cadence(share, rhythm, steady));
  }

  private static float moving(float[] changes, int i, float[] window) {
    int from = Math.max(0, Math.min(i - AROUND, changes.length - window.length));
    int count = Math.min(window.length, changes.length - from);
    System.arraycopy(changes, from, window, 0, count);
    Arrays.sort(window, 0, count);
    return window[(int) ((count - 1) * MOVING_QUANTILE)];
  }

  /** The lesser of the greatest changes just before and after: where motion sets in or stops. */
  private static float beside(float[] changes, int i) {
    float before = 0;
    float after = 0;
    for (int k = 1; k <= BESIDE; k++) {
      before = Math.max(before, changes[Math.max(0, i - k)]);
      after = Math.max(after, changes[Math.min(changes.length - 1, i + k)]);
    }
    return Math.max(changes[i], Math.min(before, after));
  }

  /** Whether new frames come after two numbers of repeats that differ by one, none of them 0. */
  private static boolean evenlyApart(boolean[] telling, boolean[] repeat) {
    int[] gaps = new int[repeat.length + 2];
    int last = -1;
    int all = 0;
    for (int i = 0; i < repeat.length; i++) {
      if (!telling[i]) {
        last = -1;
      } else if (!repeat[i]) {
        if (last >= 0) {
          gaps[i - last]++;
          all++;
        }
        last = i;
      }
    }
    int most = 0;
    for (int gap = 2; gap < repeat.length; gap++) {
      most = Math.max(most, gaps[gap] + gaps[gap + 1]);
    }
    return all > 0 && most >= KEEPS * all;
  }

  /** The share of repeats in the rhythm that most frames keep to, the shortest of equals. */
  private static OptionalDouble rhythm(boolean[] telling, boolean[] repeat) {
    OptionalDouble best = OptionalDouble.empty();
    double bestKept = KEEPS;
    for (int period = 1; period <= LONGEST_RHYTHM; period++) {
      int repeated = 0;
      double kept = 0;
      double all = 0;
      for (int phase = 0; phase < period; phase++) {
        int told = 0;
        int repeats = 0;
        for (int i = phase; i < telling.length; i += period) {
          told += telling[i] ? 1 : 0;
          repeats += repeat[i] ? 1 : 0;
        }
        boolean mostly = 2 * repeats > told;
        repeated += mostly ? 1 : 0;
        kept += mostly ? repeats : told - repeats;
        all += told;
      }
      if (repeated < period && kept / all > bestKept + (best.isPresent() ? BETTER : 0)) {
        best = OptionalDouble.of((double) repeated / period);
        bestKept = kept / all;
      }
    }
    return best;
  }
}
