package org.worldmill.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.media.SignalValue;

/**
 * What is true of the corpus's films, as the files beside them say, against what was found in them.
 * Not safe for use by several threads.
 */
public final class KnownTruth {

  /** The signals that are compared. */
  public static final List<String> SIGNALS =
      List.of(
          "gravity_px_per_s2",
          "motion_period_s",
          "contact_time_s",
          "contact_time_error_s",
          "camera_pan_rad_s");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double TWO_SIGMA = 1.96;

  /** Contacts that are farther from any that was found were not found. */
  private static final double SAME_SECONDS = 0.04;

  /**
   * Flights on both sides of a contact without which nothing shows it: five pictures, as {@code
   * scripts/bench truth} counts them.
   */
  private static final double SEEN_SECONDS = 5 / 30.0;

  /** Turns slower than that are none, in radians a second. */
  private static final double TURNS = 0.01;

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Errors of one kind of value. */
  private static final class Row {
    private final String unit;
    private final List<Double> errors = new ArrayList<>();
    private int there;
    private int found;
    private int stated;
    private int inside;

    Row(String unit) {
      this.unit = unit;
    }
  }

  /**
   * Compares a film.
   *
   * @param truth the file beside it
   * @param clips the signals of its clips, in order
   */
  public void compare(Path truth, List<Map<String, SignalValue>> clips) throws IOException {
    JsonNode physics = JSON.readTree(Files.readString(truth)).path("physics");
    JsonNode shots = physics.path("shots");
    if (shots.isArray() && shots.size() != clips.size()) {
      row("shots", "").there++;
      return;
    }
    for (int i = 0; i < clips.size(); i++) {
      compare(shots.isArray() ? shots.get(i) : physics, clips.get(i));
    }
  }

  private void compare(JsonNode truth, Map<String, SignalValue> found) {
    gravity(truth).ifPresent(value -> share("gravity", value, found, "gravity_px_per_s2"));
    number(truth.path("period_s"))
        .ifPresent(value -> share("period", value, found, "motion_period_s"));
    contacts(truth, found);
    JsonNode turn = truth.path("tilt_pan_roll_rad_s");
    if (turn.isArray() && Math.abs(turn.path(1).asDouble()) > TURNS) {
      turn(turn.path(1).asDouble(), found);
    }
  }

  private static Optional<Double> number(JsonNode node) {
    return node.isNumber() ? Optional.of(node.asDouble()) : Optional.empty();
  }

  /** In pixels a second squared. */
  private static Optional<Double> gravity(JsonNode truth) {
    JsonNode pixels = truth.path("gravity_px_per_s2");
    if (pixels.isArray()) {
      return Optional.of(Math.hypot(pixels.path(0).asDouble(), pixels.path(1).asDouble()));
    }
    return number(truth.path("gravity_mps2"))
        .flatMap(metres -> number(truth.path("px_per_m")).map(scale -> metres * scale));
  }

  private Row row(String name, String unit) {
    return rows.computeIfAbsent(name, unused -> new Row(unit));
  }

  /** An error as a part of the truth. */
  private void share(String name, double truth, Map<String, SignalValue> found, String signal) {
    Row row = row(name, "%");
    row.there++;
    value(found, signal)
        .ifPresent(
            value -> {
              row.found++;
              note(
                  row,
                  100 * (value.number().orElseThrow() / truth - 1),
                  value.standardError().map(error -> 100 * error / truth));
            });
  }

  private static Optional<SignalValue> value(Map<String, SignalValue> found, String signal) {
    return Optional.ofNullable(found.get(signal))
        .filter(value -> value.number().isPresent() || !value.series().isEmpty());
  }

  private static void note(Row row, double error, Optional<Double> standardError) {
    row.errors.add(Math.abs(error));
    if (standardError.isPresent()) {
      row.stated++;
      row.inside += Math.abs(error) <= TWO_SIGMA * standardError.get() ? 1 : 0;
    }
  }

  /** Those with a flight on both sides are there; intervals count of all that are claimed. */
  private void contacts(JsonNode truth, Map<String, SignalValue> found) {
    List<Blow> blows = new ArrayList<>();
    truth
        .path("contacts")
        .forEach(
            contact ->
                blows.add(
                    new Blow(contact.path("body").asInt(), contact.path("seconds").asDouble())));
    truth.path("contacts_s").forEach(time -> blows.add(new Blow(0, time.asDouble())));
    List<Double> seen = series(found, "contact_time_s");
    List<Double> errors = series(found, "contact_time_error_s");
    for (Blow blow : blows) {
      Row row = row("contacts", "ms");
      boolean there = blows.stream().noneMatch(blow::follows);
      row.there += there ? 1 : 0;
      int best = -1;
      for (int i = 0; i < seen.size(); i++) {
        double away = Math.abs(seen.get(i) - blow.seconds());
        if (away < SAME_SECONDS && (best < 0 || away < Math.abs(seen.get(best) - blow.seconds()))) {
          best = i;
        }
      }
      if (best >= 0) {
        Optional<Double> error =
            errors.size() == seen.size() ? Optional.of(errors.get(best)) : Optional.empty();
        row.found += there ? 1 : 0;
        note(row, 1000 * (seen.get(best) - blow.seconds()), error.map(seconds -> 1000 * seconds));
      }
    }
  }

  /** A contact of a body. */
  private record Blow(int body, double seconds) {

    /** Whether another of the same body is so near in time that no flight is seen between them. */
    boolean follows(Blow other) {
      double apart = Math.abs(other.seconds - seconds);
      return other.body == body && apart > 0 && apart < SEEN_SECONDS;
    }
  }

  private static List<Double> series(Map<String, SignalValue> found, String signal) {
    return value(found, signal).map(SignalValue::series).orElse(List.of());
  }

  /** A pan, mean over the spans that tell one. */
  private void turn(double truth, Map<String, SignalValue> found) {
    Row row = row("pan", "%");
    row.there++;
    double[] pans =
        series(found, "camera_pan_rad_s").stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.stream(pans)
        .average()
        .ifPresent(
            pan -> {
              row.found++;
              note(row, 100 * (pan / truth - 1), Optional.empty());
            });
  }

  /** Whether there was anything to compare. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * One line for people: of each kind of value how many were found, and by how much half of them
   * are off at most; then how many truths lie in the intervals that were stated.
   */
  public String line() {
    StringBuilder line = new StringBuilder();
    rows.forEach((name, row) -> line.append(line.isEmpty() ? "" : ", ").append(text(name, row)));
    int stated = rows.values().stream().mapToInt(row -> row.stated).sum();
    int inside = rows.values().stream().mapToInt(row -> row.inside).sum();
    return stated == 0
        ? line.toString()
        : line + "; " + inside + " of " + stated + " in their stated 95 % intervals";
  }

  private static String text(String name, Row row) {
    String found = String.format(Locale.ROOT, "%s %d of %d", name, row.found, row.there);
    return row.errors.isEmpty()
        ? found
        : found + String.format(Locale.ROOT, " (off by %.2g %s)", median(row.errors), row.unit);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /**
   * For programs: of each kind of value how many are there and were found, and the median error.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    rows.forEach(
        (name, row) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("there", row.there);
          one.put("found", row.found);
          if (!row.errors.isEmpty()) {
            one.put("median_error", median(row.errors));
            one.put("unit", row.unit);
          }
          one.put("intervals", row.stated);
          one.put("intervals_right", row.inside);
          map.put(name, one);
        });
    return map;
  }
}
