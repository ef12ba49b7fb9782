package org.worldmill.ingest.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.telemetry.TelemetryKind;

/**
 * What a key of GPMF measures.
 *
 * @param key four characters
 * @param parts what is taken out of each sample
 * @param turned whether its channels are to be brought into the order x, y, z
 */
record GpmfSensor(String key, List<Part> parts, boolean turned) {

  /**
   * Some numbers of a sample.
   *
   * @param kind what they tell
   * @param from the first of them
   * @param factor to the kind's unit, where the file states none that is known
   */
  record Part(TelemetryKind kind, int from, double factor) {}

  private static final Map<String, GpmfSensor> KNOWN =
      Map.ofEntries(
          one("ACCL", TelemetryKind.ACCELERATION, 1, true),
          one("GYRO", TelemetryKind.ROTATION_RATE, 1, true),
          one("MAGN", TelemetryKind.MAGNETIC_FIELD, 1e-6, false),
          one("GRAV", TelemetryKind.GRAVITY, 1, false),
          one("CORI", TelemetryKind.ORIENTATION, 1, false),
          one("IORI", TelemetryKind.IMAGE_ORIENTATION, 1, false),
          one("SHUT", TelemetryKind.EXPOSURE, 1, false),
          one("SROT", TelemetryKind.READ_OUT, 1e-3, false),
          one("ISOE", TelemetryKind.ISO, 1, false),
          one("ISOG", TelemetryKind.ISO, 100, false),
          gps("GPS5", 0),
          gps("GPS9", 0),
          // A Karma's own: time, latitude, longitude, altitude, height, velocity to N, E and down.
          Map.entry(
              "GLPI",
              new GpmfSensor(
                  "GLPI",
                  List.of(
                      new Part(TelemetryKind.POSITION, 1, 1),
                      new Part(TelemetryKind.ALTITUDE, 3, 1),
                      new Part(TelemetryKind.HEIGHT, 4, 1)),
                  false)));

  GpmfSensor {
    parts = List.copyOf(parts);
  }

  private static Map.Entry<String, GpmfSensor> one(
      String key, TelemetryKind kind, double factor, boolean turned) {
    return Map.entry(key, new GpmfSensor(key, List.of(new Part(kind, 0, factor)), turned));
  }

  /** Latitude, longitude, altitude, speed over ground, speed in space. */
  private static Map.Entry<String, GpmfSensor> gps(String key, int from) {
    return Map.entry(
        key,
        new GpmfSensor(
            key,
            List.of(
                new Part(TelemetryKind.POSITION, from, 1),
                new Part(TelemetryKind.ALTITUDE, from + 2, 1),
                new Part(TelemetryKind.GROUND_SPEED, from + 3, 1),
                new Part(TelemetryKind.SPEED, from + 4, 1)),
            false));
  }

  static Optional<GpmfSensor> of(String key) {
    return Optional.ofNullable(KNOWN.get(key));
  }

  /** Numbers that a sample must have at least. */
  int width() {
    return parts.stream().mapToInt(part -> part.from() + part.kind().width()).max().orElse(0);
  }

  /** What one unit of a stated name is in SI; empty for names that are not known. */
  static Optional<Double> unit(String name) {
    return switch (name.trim()) {
      case "m/s\u00b2", "m/s^2", "rad/s", "s", "T" -> Optional.of(1.0);
      case "g" -> Optional.of(9.80665);
      case "deg/s", "\u00b0/s" -> Optional.of(Math.PI / 180);
      case "\u00b5T" -> Optional.of(1e-6);
      case "mT", "ms" -> Optional.of(1e-3);
      default -> Optional.empty();
    };
  }
}
