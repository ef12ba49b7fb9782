package org.worldmill.schemas.config;

/**
 * How much of a file is read, and in which pieces.
 *
 * @param triage whether facts and key frames may settle that nothing of a file can be kept
 * @param chapterNanos a long film is worked on in chapters of this length
 */
public record ReadingConfig(Triage triage, long chapterNanos) {

  /** Triage, and chapters of five minutes. */
  public static final ReadingConfig DEFAULT = new ReadingConfig(Triage.AUTO, 300_000_000_000L);

  /** Whether cheap evidence may settle that nothing of a film can be kept. */
  public enum Triage {
    /** Where it pays. */
    AUTO,
    /** Never: every film is decoded in full. */
    OFF
  }

  public ReadingConfig {
    if (chapterNanos < 1_000_000_000L) {
      throw new IllegalArgumentException("a chapter lasts at least 1 s");
    }
  }
}
