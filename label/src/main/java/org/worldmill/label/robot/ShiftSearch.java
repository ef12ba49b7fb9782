package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.worldmill.label.telemetry.Stretches;

/**
 * The shift in time under which pairs of courses go together best: the peak of the normalised
 * cross-correlation, mean over all pairs, with the standard error of a jackknife over stretches of
 * time (Quenouille 1956). Told only where the peak is high, within the range, and alone.
 */
final class ShiftSearch {

  private static final double LEAST_PEAK = 0.6;

  /** Another peak as high as that share of the first makes it one of several. */
  private static final double NEAR = 0.9;

  private static final int LEAST_SAMPLES = 24;

  private final double leastPeak;
  private final double[] shifts;
  private final int stretches = Stretches.COUNT;
  private final List<double[][]> products = new ArrayList<>();
  private final List<double[][]> first = new ArrayList<>();
  private final List<double[][]> second = new ArrayList<>();

  /** What a search found: a shift and its error, or why there is none. */
  record Found(OptionalDouble shift, double error, double correlation, String why) {

    private static Found none(String why) {
      return new Found(OptionalDouble.empty(), 0, 0, why);
    }
  }

  /** Over shifts from {@code least} to {@code most} seconds, told from a correlation of 0.6. */
  ShiftSearch(double least, double most, double step) {
    this(least, most, step, LEAST_PEAK);
  }

  /** Told from a correlation of {@code leastPeak}. */
  ShiftSearch(double least, double most, double step, double leastPeak) {
    this.leastPeak = leastPeak;
    shifts = new double[(int) Math.round((most - least) / step) + 1];
    Arrays.setAll(shifts, i -> least + i * step);
  }

  /**
   * Adds a pair: {@code late} at its times goes with {@code early} a shift before them.
   *
   * @param seconds times of {@code late}
   */
  void add(Course early, double[] seconds, double[] late) {
    double[][] cross = new double[stretches][shifts.length];
    double[][] squares = new double[stretches][shifts.length];
    double[][] own = new double[stretches][shifts.length];
    int within = 0;
    for (int i = 0; i < seconds.length; i++) {
      int stretch = (int) ((long) i * stretches / seconds.length);
      boolean any = false;
      for (int s = 0; s < shifts.length; s++) {
        double value = early.at(seconds[i] - shifts[s]);
        if (!Double.isNaN(value)) {
          cross[stretch][s] += value * late[i];
          squares[stretch][s] += value * value;
          own[stretch][s] += late[i] * late[i];
          any = true;
        }
      }
      within += any ? 1 : 0;
    }
    if (within >= LEAST_SAMPLES) {
      products.add(cross);
      first.add(squares);
      second.add(own);
    }
  }

  /** Correlations by shift without one stretch, or with all for -1. */
  private double[] correlations(int without) {
    double[] mean = new double[shifts.length];
    for (int pair = 0; pair < products.size(); pair++) {
      for (int s = 0; s < shifts.length; s++) {
        double cross = 0;
        double squares = 0;
        double own = 0;
        for (int stretch = 0; stretch < stretches; stretch++) {
          if (stretch != without) {
            cross += products.get(pair)[stretch][s];
            squares += first.get(pair)[stretch][s];
            own += second.get(pair)[stretch][s];
          }
        }
        double scale = Math.sqrt(squares * own);
        mean[s] += scale > 0 ? cross / scale / products.size() : 0;
      }
    }
    return mean;
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The vertex of a parabola through the greatest near a place. */
  private double vertex(double[] values, int near) {
    int at = near;
    while (at > 1 && values[at - 1] > values[at]) {
      at--;
    }
    while (at < values.length - 2 && values[at + 1] > values[at]) {
      at++;
    }
    double bend = values[at - 1] - 2 * values[at] + values[at + 1];
    double off = bend < 0 ? (values[at - 1] - values[at + 1]) / (2 * bend) : 0;
    return shifts[at] + Math.max(-1, Math.min(1, off)) * (shifts[1] - shifts[0]);
  }

  Found find() {
    if (products.isEmpty()) {
      return Found.none("too little moves in the clip");
    }
    double[] all = correlations(-1);
    int best = greatest(all);
    if (all[best] < leastPeak) {
      return Found.none("the two do not go together at any shift");
    }
    if (best == 0 || best == all.length - 1) {
      return Found.none("they would go together best beyond the range of shifts");
    }
    if (another(all, best)) {
      return Found.none("they go together as well at another shift");
    }
    List<Double> parts = new ArrayList<>();
    for (int stretch = 0; stretch < stretches; stretch++) {
      parts.add(vertex(correlations(stretch), best));
    }
    return new Found(
        OptionalDouble.of(vertex(all, best)), Stretches.error(parts), Math.min(1, all[best]), "");
  }

  private static boolean another(double[] values, int best) {
    for (int i = 0; i < values.length; i++) {
      boolean before = i == 0 || values[i] >= values[i - 1];
      boolean after = i == values.length - 1 || values[i] >= values[i + 1];
      if (i != best
          && before
          && after
          && values[i] > NEAR * values[best]
          && valley(values, i, best)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it falls between two places by more than ripples do. */
  private static boolean valley(double[] values, int a, int b) {
    double least = values[b];
    for (int i = Math.min(a, b); i <= Math.max(a, b); i++) {
      least = Math.min(least, values[i]);
    }
    return least < values[a] - 0.02;
  }
}
