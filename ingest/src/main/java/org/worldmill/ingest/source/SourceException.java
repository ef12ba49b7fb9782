package org.worldmill.ingest.source;

/**
 * A source cannot be listed or read: its message names the place and the remedy. Unlike a bad file,
 * this stops a run, because going on would silently lose input.
 */
public final class SourceException extends RuntimeException {

  /** Makes one that nothing else has led to. */
  public SourceException(String message) {
    super(message);
  }

  SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
