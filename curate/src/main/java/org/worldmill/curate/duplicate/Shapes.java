package org.worldmill.curate.duplicate;

import java.util.List;
import java.util.Optional;

/** Compares shape descriptors. */
final class Shapes {

  /** Mean difference of the values of two same shapes, at most. */
  private static final double NEAR = 0.012;

  private Shapes() {}

  static Optional<Match> compare(List<Double> a, List<Double> b) {
    if (a.isEmpty() || a.size() != b.size()) {
      return Optional.empty();
    }
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += Math.abs(a.get(i) - b.get(i));
    }
    double mean = sum / a.size();
    return mean > NEAR
        ? Optional.empty()
        : Optional.of(new Match(Match.Kind.NEAR, 1 - mean, Optional.empty()));
  }
}
