package org.worldmill.schemas;

/**
 * Text that lay beside a media file: metadata, captions, subtitles, a licence.
 *
 * @param kind what it is
 * @param name its path, relative to the source's root
 * @param text its content, decoded as UTF-8 with replacement, at most {@link #MOST_BYTES} of its
 *     bytes
 */
public record Sidecar(Kind kind, String name, String text) {

  /** So much of a file is kept as text: 256 KiB. */
  public static final int MOST_BYTES = 256 << 10;

  /** What a sidecar is. */
  public enum Kind {
    /** {@code name.json}: metadata as an object. */
    JSON,
    /** {@code name.txt}: a description. */
    TEXT,
    /** {@code name.vtt}: timed text. */
    WEBVTT,
    /** {@code name.srt}: timed text, or a drone's flight log. */
    SRT,
    /** {@code name.gpx}: where the camera went. */
    GPX,
    /** {@code LICENSE}, {@code COPYING} or the like in the file's folder or one above it. */
    LICENCE;

    /** Whether such a file may hold telemetry: a flight log or a track. */
    public boolean mayBeTelemetry() {
      return this == SRT || this == GPX;
    }
  }
}
