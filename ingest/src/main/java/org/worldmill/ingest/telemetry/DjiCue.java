package org.worldmill.ingest.telemetry;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.schemas.telemetry.TelemetryKind;

/**
 * One cue of a flight log, in any of the five forms that are known: {@code GPS(lon,lat,satellites)}
 * with {@code BAROMETER:} (Mavic Pro) or {@code Hb:} (before it); {@code GPS (lon, lat,
 * satellites)} with {@code H} and {@code H.S} (Phantom 4 RTK, Mavic Mini); {@code [latitude: ...]}
 * (Mavic 2 and later), the latest with {@code [gb_yaw: ... gb_pitch: ... gb_roll: ...]}. A place of
 * exactly 0, 0 is no fix; {@code n/a} is absent.
 *
 * @param values by kind, {@code kind.width()} numbers each; at least a place
 */
record DjiCue(Map<TelemetryKind, List<Double>> values) {

  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
  private static final Pattern PLACE =
      Pattern.compile("(?<![A-Z])GPS ?\\(" + NUMBER + ", ?" + NUMBER + "[,)]");
  private static final Pattern LATITUDE = bracket("latitude");
  private static final Pattern LONGITUDE = bracket("longt?itude");
  private static final Pattern ABSOLUTE = bracketed("(?:abs_alt|altitude)");
  private static final Pattern RELATIVE = bracketed("rel_alt");
  private static final Pattern BAROMETER =
      Pattern.compile("(?:BAROMETER:|\\bHb:|(?<=[ ,])H )" + NUMBER);
  private static final Pattern ACROSS = Pattern.compile("\\bH\\.S " + NUMBER + "m/s");
  private static final Pattern UPWARD = Pattern.compile("\\bV\\.S " + NUMBER + "m/s");
  private static final Pattern SPEED_ISO = Pattern.compile("(?i)\\bISO ?:? ?" + NUMBER);
  private static final Pattern SHUTTER =
      Pattern.compile("(?i)\\b(?:shutter ?:|TV:|SS) ?(1/)?" + NUMBER);
  private static final Pattern GIMBAL =
      Pattern.compile(
          "\\bG\\.PRY \\(" + NUMBER + "\u00b0?, " + NUMBER + "\u00b0?, " + NUMBER + "\u00b0?\\)");

  private static final Pattern LATER_GIMBAL =
      Pattern.compile(
          "\\[gb_yaw ?: ?"
              + NUMBER
              + ",? gb_pitch ?: ?"
              + NUMBER
              + ",? gb_roll ?: ?"
              + NUMBER
              + "\\]");

  DjiCue {
    values = Map.copyOf(values);
  }

  private static Pattern bracket(String name) {
    return Pattern.compile("(?i)\\[" + name + " ?: ?" + NUMBER + "\\]");
  }

  private static Pattern bracketed(String name) {
    return Pattern.compile("(?i)[\\[ ]" + name + " ?: ?" + NUMBER);
  }

  /** Reads a cue; empty if it tells no place: it may be speech. */
  static Optional<DjiCue> read(String text) {
    Map<TelemetryKind, List<Double>> values = new EnumMap<>(TelemetryKind.class);
    Optional<List<Double>> place = place(text);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    values.put(TelemetryKind.POSITION, place.get());
    first(ABSOLUTE, text).ifPresent(v -> values.put(TelemetryKind.ALTITUDE, List.of(v)));
    first(RELATIVE, text)
        .or(() -> first(BAROMETER, text))
        .ifPresent(v -> values.put(TelemetryKind.HEIGHT, List.of(v)));
    first(SPEED_ISO, text).ifPresent(v -> values.put(TelemetryKind.ISO, List.of(v)));
    exposure(text).ifPresent(v -> values.put(TelemetryKind.EXPOSURE, List.of(v)));
    Optional<Double> across = first(ACROSS, text);
    Optional<Double> upward = first(UPWARD, text);
    across.ifPresent(v -> values.put(TelemetryKind.GROUND_SPEED, List.of(v)));
    if (across.isPresent() && upward.isPresent()) {
      values.put(TelemetryKind.SPEED, List.of(Math.hypot(across.get(), upward.get())));
    }
    gimbal(text).ifPresent(v -> values.put(TelemetryKind.ORIENTATION, v));
    return Optional.of(new DjiCue(values));
  }

  private static Optional<List<Double>> place(String text) {
    Optional<Double> latitude = first(LATITUDE, text);
    Optional<Double> longitude = first(LONGITUDE, text);
    Matcher round = PLACE.matcher(text);
    if (latitude.isEmpty() && round.find()) {
      longitude = Optional.of(Double.parseDouble(round.group(1)));
      latitude = Optional.of(Double.parseDouble(round.group(2)));
    }
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return Optional.empty();
    }
    double lat = latitude.get();
    double lon = longitude.get();
    boolean nowhere = lat == 0 && lon == 0;
    return nowhere || Math.abs(lat) > 90 || Math.abs(lon) > 180
        ? Optional.empty()
        : Optional.of(List.of(lat, lon));
  }

  private static Optional<Double> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(Double.parseDouble(found.group(1))) : Optional.empty();
  }

  /** All forms name the divisor of a second; one also writes {@code 1/}. */
  private static Optional<Double> exposure(String text) {
    Matcher found = SHUTTER.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    double divisor = Double.parseDouble(found.group(2));
    return divisor > 0 ? Optional.of(1 / divisor) : Optional.empty();
  }

  /**
   * The gimbal's pitch, roll and yaw in degrees as a rotation from its axes (forwards, right, down)
   * to north, east and down: yaw, then pitch, then roll.
   */
  private static Optional<List<Double>> gimbal(String text) {
    Matcher early = GIMBAL.matcher(text.toUpperCase(Locale.ROOT));
    if (early.find()) {
      return Optional.of(attitude(half(early, 1), half(early, 2), half(early, 3)));
    }
    Matcher later = LATER_GIMBAL.matcher(text);
    return later.find()
        ? Optional.of(attitude(half(later, 2), half(later, 3), half(later, 1)))
        : Optional.empty();
  }

  private static double half(Matcher found, int group) {
    return Math.toRadians(Double.parseDouble(found.group(group))) / 2;
  }

  private static List<Double> attitude(double pitch, double roll, double yaw) {
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    double cr = Math.cos(roll);
    double sr = Math.sin(roll);
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    return List.of(
        cr * cp * cy + sr * sp * sy,
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy);
  }
}
