package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;

/**
 * A series of weights cut into stretches for a jackknife (Quenouille 1956): half by length, half by
 * what each has to tell, so that no stretch holds most of it.
 */
public final class Stretches {

  /** How many there are. */
  public static final int COUNT = 12;

  private Stretches() {}

  /** Where each of the stretches begins, and where the last ends. */
  public static List<Integer> of(List<Double> told) {
    double all = Math.max(Double.MIN_NORMAL, told.stream().mapToDouble(t -> t).sum());
    List<Integer> bounds = new ArrayList<>(List.of(0));
    double gone = 0;
    for (int i = 0; i < told.size(); i++) {
      gone += 0.5 / told.size() + 0.5 * told.get(i) / all;
      while (bounds.size() < COUNT && gone * COUNT >= bounds.size()) {
        bounds.add(i + 1);
      }
    }
    while (bounds.size() <= COUNT) {
      bounds.add(told.size());
    }
    return bounds;
  }

  /** The standard error of a value that was found without each of the stretches in turn. */
  public static double error(List<Double> without) {
    int n = without.size();
    double mean = without.stream().mapToDouble(v -> v).sum() / n;
    double squares = without.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares * (n - 1) / n);
  }
}
