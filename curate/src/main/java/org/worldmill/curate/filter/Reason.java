package org.worldmill.curate.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.Verdict;

/**
 * The one recorded reason why an item was dropped: what the first failed rule said, in the order of
 * the configuration.
 *
 * @param rule the rule's name
 * @param text why, with value and threshold
 */
public record Reason(String rule, String text) {

  /** The reason in an item's verdicts, given in any order; empty if every rule lets it pass. */
  public static Optional<Reason> of(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> !verdict.keep())
        .min(Comparator.comparingInt(Verdict::order))
        .map(verdict -> new Reason(verdict.rule(), verdict.reason().orElseThrow()));
  }
}
