package org.worldmill.schemas;

/**
 * Text that lay beside a media file: metadata, captions, subtitles, a licence.
 *
 * @param kind what it is
 * @param name its path, relative to the source's root
 * @param text its content, decoded as UTF-8 with replacement, at most 256 KiB of it
 */
public record Sidecar(Kind kind, String name, String text) {

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
    LICENCE
  }
}
