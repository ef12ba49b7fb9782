package org.worldmill.ingest.telemetry;

import org.worldmill.schemas.telemetry.Telemetry;

/** Texts beside a film that may be telemetry: GPX tracks and drones' flight logs. */
public final class TelemetryTexts {

  private TelemetryTexts() {}

  /** What a text tells; nothing if it is no telemetry but speech. */
  public static Telemetry read(String text) {
    String begun = text.stripLeading();
    return begun.startsWith("<") ? GpxTrack.read(begun) : DjiSubtitles.read(text);
  }
}
