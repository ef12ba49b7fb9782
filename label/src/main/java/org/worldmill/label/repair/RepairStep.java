package org.worldmill.label.repair;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one step of a repair did.
 *
 * @param name of the step
 * @param settings it was run with, as text with their units
 * @param counts how many things it changed; all zero if it changed nothing
 */
public record RepairStep(
    String name, SortedMap<String, String> settings, SortedMap<String, Long> counts) {

  public RepairStep {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  static RepairStep of(String name) {
    return new RepairStep(name, new TreeMap<>(), new TreeMap<>());
  }

  RepairStep setting(String key, Object value) {
    TreeMap<String, String> more = new TreeMap<>(settings);
    more.put(key, String.valueOf(value));
    return new RepairStep(name, more, counts);
  }

  RepairStep count(String key, long value) {
    TreeMap<String, Long> more = new TreeMap<>(counts);
    more.put(key, value);
    return new RepairStep(name, settings, more);
  }

  /** Whether anything was changed by it. */
  public boolean changed() {
    return counts.values().stream().anyMatch(count -> count != 0);
  }
}
