package org.worldmill.schemas.media;

/**
 * How shots become clips: a shot longer than {@code maxNanos} is divided, from its start, into
 * pieces of that length and a remainder. Nothing is thrown away here; a clip that is too short is
 * dropped by a filter, on the record.
 *
 * @param maxNanos greatest length of a clip in nanoseconds
 */
public record ClipRules(long maxNanos) {

  public ClipRules {
    if (maxNanos < 100_000_000L) {
      throw new IllegalArgumentException("a clip's greatest length is at least 0.1 s");
    }
  }
}
