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

  /** Numbers of a sample of GPS5; dilution and fix are told beside it, and put behind them. */
  static final int GPS5_NUMBERS = 5;

  /** Behind days and seconds. */
  private static final int GPS9_DILUTION = 7;

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
          gps("GPS5", GPS5_NUMBERS),
          gps("GPS9", GPS9_DILUTION),
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

  /** Latitude, longitude, altitude, speed over ground, speed in space; dilution, fix. */
  private static Map.Entry<String, GpmfSensor> gps(String key, int dilution) {
    return Map.entry(
        key,
        new GpmfSensor(
            key,
            List.of(
                new Part(TelemetryKind.POSITION, 0, 1),
                new Part(TelemetryKind.ALTITUDE, 2, 1),
                new Part(TelemetryKind.GROUND_SPEED, 3, 1),
                new Part(TelemetryKind.SPEED, 4, 1),
                new Part(TelemetryKind.GPS_DILUTION, dilution, 1),
                new Part(TelemetryKind.GPS_FIX, dilution + 1, 1)),
            false));
  }

  static Optional<GpmfSensor> of(String key) {
    return Optional.ofNullable(KNOWN.get(key));
  }

  /** Numbers that a sample must have at least. */
  int width() {
    if (key.equals("GPS5")) {
      return GPS5_NUMBERS;
    }
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
