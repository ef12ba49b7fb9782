package org.worldmill.jobs.tune;

import java.util.Optional;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;

/**
 * Bounds that may be none at all, as when a signal has no filter yet.
 *
 * @param min least value kept
 * @param max greatest value kept
 * @param whenAbsent what becomes of an item without a value
 */
public record Threshold(Optional<Double> min, Optional<Double> max, WhenAbsent whenAbsent) {

  /** No bounds. */
  public static final Threshold NONE =
      new Threshold(Optional.empty(), Optional.empty(), WhenAbsent.KEEP);

  /** The bounds of a rule. */
  public static Threshold of(FilterRule rule) {
    return new Threshold(rule.min(), rule.max(), rule.whenAbsent());
  }

  /** Whether an item of this value is kept. */
  boolean keeps(Optional<Double> value) {
    if (value.isEmpty()) {
      return whenAbsent == WhenAbsent.KEEP || isNone();
    }
    return value.get() >= min.orElse(Double.NEGATIVE_INFINITY)
        && value.get() <= max.orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether it keeps everything. */
  public boolean isNone() {
    return min.isEmpty() && max.isEmpty();
  }

  /** How far a value lies from the nearest bound; 0 at the bound. */
  double distance(double value) {
    double toMin = min.map(bound -> Math.abs(value - bound)).orElse(Double.POSITIVE_INFINITY);
    double toMax = max.map(bound -> Math.abs(value - bound)).orElse(Double.POSITIVE_INFINITY);
    return Math.min(toMin, toMax);
  }

  /** In words: {@code at least 0.3}, {@code 0.1 to 0.9}, {@code everything}. */
  public String words() {
    if (isNone()) {
      return "everything";
    }
    if (min.isPresent() && max.isPresent()) {
      return min.get() + " to " + max.get();
    }
    return min.map(bound -> "at least " + bound).orElseGet(() -> "at most " + max.orElseThrow());
  }
}
