package org.worldmill.schemas.config;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.Modality;

/**
 * A filter: a threshold on a signal. One line of YAML: {@code - {name: too-dark, signal: luma_mean,
 * min: 0.05}}.
 *
 * @param name the rule's name, given as the reason for a drop
 * @param signal the signal it looks at
 * @param min least value kept; flags count as 0 and 1
 * @param max greatest value kept
 * @param applies modalities it applies to; empty for every modality that has the signal
 * @param whenAbsent what becomes of an item for which the signal has no value
 */
public record FilterRule(
    String name,
    String signal,
    Optional<Double> min,
    Optional<Double> max,
    List<Modality> applies,
    WhenAbsent whenAbsent) {

  /** What becomes of an item without a value. */
  public enum WhenAbsent {
    /** It passes: what cannot be observed is not held against it. */
    KEEP,
    /** It is dropped. */
    DROP
  }

  public FilterRule {
    applies = List.copyOf(applies);
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a filter's name is lowercase words joined by hyphens: '" + name + "'");
    }
    if (min.isEmpty() && max.isEmpty()) {
      throw new IllegalArgumentException("filter '" + name + "' has neither min nor max");
    }
    if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
      throw new IllegalArgumentException("filter '" + name + "' keeps nothing: min over max");
    }
  }

  /** A rule with a lower bound for these modalities. */
  public static FilterRule atLeast(String name, String signal, double min, Modality... applies) {
    return new FilterRule(
        name, signal, Optional.of(min), Optional.empty(), List.of(applies), WhenAbsent.KEEP);
  }

  /** A rule with an upper bound for these modalities. */
  public static FilterRule atMost(String name, String signal, double max, Modality... applies) {
    return new FilterRule(
        name, signal, Optional.empty(), Optional.of(max), List.of(applies), WhenAbsent.KEEP);
  }
}
