package org.worldmill.ingest.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.worldmill.ingest.source.SidecarText;
import org.worldmill.schemas.telemetry.Telemetry;

/** Texts beside a film that may be telemetry: GPX tracks and drones' flight logs. */
public final class TelemetryTexts {

  /** A log of a line for each frame takes some 15 KiB a second: this holds more than a flight. */
  static final int MOST_BYTES = 32 << 20;

  private TelemetryTexts() {}

  /** What a text tells; nothing if it is no telemetry but speech. */
  public static Telemetry read(String text) {
    String begun = text.stripLeading();
    return begun.startsWith("<") ? GpxTrack.read(begun) : DjiSubtitles.read(text);
  }

  /** What a file tells, up to its first 32 MiB; a file that is longer or cannot be read says so. */
  public static Telemetry read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Telemetry told = read(SidecarText.decode(in.readNBytes(MOST_BYTES)));
      boolean cut = !told.streams().isEmpty() && in.read() >= 0;
      return cut ? told.and(fault("only the first 32 MiB of the log are read")) : told;
    } catch (IOException e) {
      return fault("the log cannot be read: " + e.getMessage());
    }
  }

  /** The text of a file, up to its first 32 MiB; empty if it cannot be read. */
  public static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return SidecarText.decode(in.readNBytes(MOST_BYTES));
    } catch (IOException e) {
      return "";
    }
  }

  private static Telemetry fault(String words) {
    return new Telemetry(List.of(), List.of(words));
  }
}
