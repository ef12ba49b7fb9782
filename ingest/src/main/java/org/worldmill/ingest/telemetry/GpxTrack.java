package org.worldmill.ingest.telemetry;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * Reads the track of a GPX file beside a film: place, altitude, speed, fix and dilution of each
 * point. Points have a date and time of day, of which the first is taken for the film's start. The
 * parser knows no document types, so there are no entities to expand and nothing to fetch; points
 * before damage are kept.
 *
 * <p>Source: <a href="https://www.topografix.com/GPX/1/1/">GPX 1.1</a>; speed as in GPX 1.0.
 */
public final class GpxTrack {

  private static final int MOST_POINTS = 100_000;

  /** Longer texts are no numbers and no times. */
  private static final int MOST_TEXT = 64;

  private final Map<TelemetryKind, SampleList> samples = new EnumMap<>(TelemetryKind.class);
  private final List<String> faults = new ArrayList<>();
  private Optional<Instant> first = Optional.empty();
  private int points;
  private int untimed;

  private GpxTrack() {}

  /** A point in the reading: its texts by element. */
  private record Point(String latitude, String longitude, Map<String, String> texts) {}

  /** What the text tells; nothing if it has no track. */
  public static Telemetry read(String text) {
    GpxTrack track = new GpxTrack();
    try {
      XMLInputFactory factory = XMLInputFactory.newInstance();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      track.run(reader);
      reader.close();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      track.faults.add("the GPX file breaks off or is damaged in line " + line);
    }
    return track.finish();
  }

  private void run(XMLStreamReader reader) throws XMLStreamException {
    Optional<Point> point = Optional.empty();
    StringBuilder content = new StringBuilder();
    int depth = 0;
    while (reader.hasNext() && points < MOST_POINTS) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        content.setLength(0);
        if (point.isPresent()) {
          depth++;
        } else if (reader.getLocalName().equals("trkpt")) {
          point = Optional.of(begun(reader));
          depth = 0;
        }
      } else if (event == XMLStreamConstants.CHARACTERS && content.length() <= MOST_TEXT) {
        content.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT && point.isPresent()) {
        if (depth == 0) {
          take(point.get());
          point = Optional.empty();
        } else if (depth == 1) {
          // Extensions lie deeper, and may call their own things what points do.
          point.get().texts().put(reader.getLocalName(), content.toString().strip());
        }
        depth--;
      }
    }
  }

  private static Point begun(XMLStreamReader reader) {
    return new Point(
        Optional.ofNullable(reader.getAttributeValue(null, "lat")).orElse(""),
        Optional.ofNullable(reader.getAttributeValue(null, "lon")).orElse(""),
        new java.util.HashMap<>());
  }

  private void take(Point point) {
    points++;
    Optional<Instant> time = time(point.texts().getOrDefault("time", ""));
    OptionalDouble latitude = number(point.latitude());
    OptionalDouble longitude = number(point.longitude());
    if (time.isEmpty() || latitude.isEmpty() || longitude.isEmpty()) {
      untimed++;
      return;
    }
    first = first.isEmpty() ? time : first;
    long nanos;
    try {
      nanos = first.get().until(time.get(), ChronoUnit.NANOS);
    } catch (ArithmeticException e) {
      untimed++;
      return;
    }
    if (!put(nanos, TelemetryKind.POSITION, latitude.getAsDouble(), longitude.getAsDouble())) {
      return;
    }
    put(nanos, TelemetryKind.ALTITUDE, point, "ele");
    put(nanos, TelemetryKind.GROUND_SPEED, point, "speed");
    put(nanos, TelemetryKind.GPS_DILUTION, point, "hdop");
    switch (point.texts().getOrDefault("fix", "")) {
      case "2d" -> put(nanos, TelemetryKind.GPS_FIX, 2);
      case "3d", "dgps", "pps" -> put(nanos, TelemetryKind.GPS_FIX, 3);
      default -> {}
    }
  }

  private void put(long nanos, TelemetryKind kind, Point point, String element) {
    number(point.texts().getOrDefault(element, "")).ifPresent(value -> put(nanos, kind, value));
  }

  private boolean put(long nanos, TelemetryKind kind, double... sample) {
    return samples.computeIfAbsent(kind, SampleList::new).add(nanos, sample);
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() || text.length() > MOST_TEXT
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalDouble number(String text) {
    if (text.isEmpty() || text.length() > MOST_TEXT) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private Telemetry finish() {
    List<TelemetryStream> streams = new ArrayList<>();
    samples.forEach(
        (kind, list) ->
            TelemetryTrack.stamped(kind, "gpx", TelemetryClock.WALL, list).ifPresent(streams::add));
    if (untimed > 0) {
      faults.add(untimed + " of " + points + " points have no place or no time");
    }
    return new Telemetry(streams, faults);
  }
}
