package org.worldmill.schemas.media;

/**
 * How shots become clips: a shot longer than {@code maxNanos} is divided, from its start, into
 * pieces of that length and a remainder. Nothing is thrown away here; a clip that is too short is
 * dropped by a filter, on the record. A chapter's first frame begins a shot and a clip whatever it
 * shows, so that chapters can be worked on apart.
 *
 * @param maxNanos greatest length of a clip in nanoseconds
 * @param chapters where the medium is divided in any case
 */
public record ClipRules(long maxNanos, Chapters chapters) {

  public ClipRules {
    if (maxNanos < 100_000_000L) {
      throw new IllegalArgumentException("a clip's greatest length is at least 0.1 s");
    }
  }

  /** In one chapter. */
  public ClipRules(long maxNanos) {
    this(maxNanos, Chapters.ONE);
  }
}
