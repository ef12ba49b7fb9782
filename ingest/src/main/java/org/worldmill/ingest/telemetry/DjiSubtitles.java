package org.worldmill.ingest.telemetry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * Reads the flight log that a DJI drone writes as subtitles. What it tells differs by model ({@link
 * DjiCue}); cues have the times of subtitles, or a date and time of day of which the first is taken
 * for the film's start.
 */
public final class DjiSubtitles {

  private static final Pattern CUE =
      Pattern.compile("(\\d{1,3}):(\\d\\d):(\\d\\d)[,.](\\d{3})\\s*-->.*");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})[.-](\\d{1,2})[.-](\\d{1,2}) (\\d{1,2}):(\\d\\d):(\\d\\d)"
              + "(?:[,.](\\d{3}))?(?:[,.](\\d{3}))?.*");
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_LINE = 4096;

  private final Map<TelemetryKind, SampleList> samples = new EnumMap<>(TelemetryKind.class);
  private final List<String> body = new ArrayList<>();
  private OptionalLong cueNanos = OptionalLong.empty();
  private OptionalLong wallNanos = OptionalLong.empty();
  private OptionalLong firstWallNanos = OptionalLong.empty();
  private boolean cued;
  private long cues;
  private long unread;

  private DjiSubtitles() {}

  /** What the text tells; nothing if it is no flight log but speech. */
  public static Telemetry read(String text) {
    DjiSubtitles log = new DjiSubtitles();
    text.lines().forEach(log::take);
    log.endCue();
    return log.finish();
  }

  private void take(String line) {
    String trimmed = line.strip();
    if (trimmed.isEmpty()) {
      endCue();
      return;
    }
    if (trimmed.length() > MOST_LINE) {
      return;
    }
    Matcher cue = CUE.matcher(trimmed);
    if (cue.matches()) {
      body.clear();
      cued = true;
      cueNanos = OptionalLong.of(clock(cue, 1) + number(cue, 4) * 1_000_000L);
      return;
    }
    Matcher date = DATE.matcher(trimmed);
    if (date.matches()) {
      wallNanos = OptionalLong.of(wall(date));
    } else {
      body.add(trimmed);
    }
  }

  private static long wall(Matcher date) {
    long day;
    try {
      day =
          java.time.LocalDate.of(
                  (int) number(date, 1), (int) number(date, 2), (int) number(date, 3))
              .toEpochDay();
    } catch (java.time.DateTimeException e) {
      day = 0;
    }
    return day * 86_400L * SECOND
        + clock(date, 4)
        + number(date, 7) * 1_000_000L
        + number(date, 8) * 1_000L;
  }

  private static long clock(Matcher found, int hour) {
    return (number(found, hour) * 3600 + number(found, hour + 1) * 60 + number(found, hour + 2))
        * SECOND;
  }

  private static long number(Matcher found, int group) {
    String digits = found.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private void endCue() {
    if (!body.isEmpty()) {
      cues++;
      Optional<DjiCue> cue = DjiCue.read(String.join(" ", body));
      OptionalLong nanos = nanos();
      if (cue.isEmpty() || nanos.isEmpty()) {
        unread++;
      } else {
        cue.get()
            .values()
            .forEach(
                (kind, value) ->
                    samples
                        .computeIfAbsent(kind, SampleList::new)
                        .add(nanos.getAsLong(), value.stream().mapToDouble(v -> v).toArray()));
      }
    }
    body.clear();
    cueNanos = OptionalLong.empty();
    wallNanos = OptionalLong.empty();
  }

  private OptionalLong nanos() {
    if (cued || wallNanos.isEmpty()) {
      return cueNanos;
    }
    if (firstWallNanos.isEmpty()) {
      firstWallNanos = wallNanos;
    }
    return OptionalLong.of(wallNanos.getAsLong() - firstWallNanos.getAsLong());
  }

  private Telemetry finish() {
    List<TelemetryStream> streams = new ArrayList<>();
    TelemetryClock clock = cued ? TelemetryClock.CUE : TelemetryClock.WALL;
    samples.forEach(
        (kind, list) ->
            TelemetryTrack.stamped(kind, "dji srt", clock, list).ifPresent(streams::add));
    boolean some = unread > 0 && !streams.isEmpty();
    return new Telemetry(
        streams,
        some ? List.of(unread + " of " + cues + " cues tell nothing that is known") : List.of());
  }
}
