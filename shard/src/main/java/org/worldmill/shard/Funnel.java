package org.worldmill.shard;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of everything that went in. Counted are items, plus the assets that never became
 * items.
 *
 * @param in all of them
 * @param published those in the release
 * @param filtered those dropped by a rule
 * @param quarantined those that could not be used
 * @param reasons how many were dropped for each reason: a rule's name, or {@code stage/CODE}
 */
public record Funnel(
    long in, long published, long filtered, long quarantined, SortedMap<String, Long> reasons) {

  public Funnel {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    if (in != published + filtered + quarantined) {
      throw new IllegalArgumentException(
          "%d went in, but %d + %d + %d came out".formatted(in, published, filtered, quarantined));
    }
  }
}
