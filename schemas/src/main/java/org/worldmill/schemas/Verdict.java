package org.worldmill.schemas;

import java.util.Optional;

/**
 * What one rule said of one item.
 *
 * @param itemId the item
 * @param rule the rule's name
 * @param order the rule's place in the configuration, from 0; the first failed rule is the item's
 *     one recorded reason
 * @param keep whether the rule lets it pass
 * @param signal the signal it looked at
 * @param value the value found; empty if the signal is absent or not a number
 * @param reason why, as a sentence fragment with value and threshold; empty when kept
 */
public record Verdict(
    String itemId,
    String rule,
    int order,
    boolean keep,
    String signal,
    Optional<Double> value,
    Optional<String> reason) {}
