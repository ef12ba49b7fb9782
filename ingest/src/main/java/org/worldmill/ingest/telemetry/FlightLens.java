package org.worldmill.ingest.telemetry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.Tag;

/**
 * The focal length that a DJI flight log notes with each cue, as on 35 mm film: in tenths of a
 * millimetre as a whole number ({@code [focal_len : 240]}), in millimetres with a point ({@code
 * [focal_len: 24.00]}). Digital zoom multiplies it: {@code [dzoom_ratio: 10000]}, in parts of ten
 * thousand, or {@code [dzoom_ratio: 1.00]}. A lens that zooms on the way has no one focal length.
 */
public final class FlightLens {

  private static final String GROUP = "Camera";
  private static final String FOCAL_TAG = "focal_length_35_mm";
  private static final Pattern FOCAL =
      Pattern.compile("\\[focal_len ?: ?(\\d{1,5}(?:\\.\\d{1,4})?)\\]");
  private static final Pattern DIGITAL =
      Pattern.compile("\\[dzoom_ratio ?: ?(\\d{1,7}(?:\\.\\d{1,4})?)[],]");
  private static final double TENTHS = 10;
  private static final double TEN_THOUSANDTHS = 10_000;

  /** Noted values are rounded to a tenth of a millimetre. */
  private static final double SAME = 0.01;

  private FlightLens() {}

  /** Facts of a film, with what flight logs beside it say of the lens if the film says nothing. */
  public static MediaFacts added(MediaFacts facts, List<String> logs) {
    boolean said =
        facts.tags().stream()
            .anyMatch(tag -> tag.group().equals(GROUP) && tag.name().equals(FOCAL_TAG));
    if (said) {
      return facts;
    }
    return logs.stream()
        .flatMap(log -> focalMm(log).stream())
        .findFirst()
        .map(mm -> facts.and(new Tag(GROUP, FOCAL_TAG, String.format(Locale.ROOT, "%.2f", mm))))
        .orElse(facts);
  }

  /** In millimetres on 35 mm film; empty if none is noted, or it changes by over a hundredth. */
  static Optional<Double> focalMm(String log) {
    List<Double> noted = all(FOCAL, log, TENTHS).toList();
    List<Double> zooms = all(DIGITAL, log, TEN_THOUSANDTHS).toList();
    if (noted.isEmpty() || changes(noted) || changes(zooms)) {
      return Optional.empty();
    }
    double zoom = zooms.isEmpty() ? 1 : zooms.get(0);
    return Optional.of(noted.get(0) * zoom).filter(mm -> mm > 0);
  }

  private static Stream<Double> all(Pattern pattern, String log, double divisor) {
    Matcher found = pattern.matcher(log);
    return found.results().map((MatchResult each) -> value(each.group(1), divisor));
  }

  private static double value(String digits, double divisor) {
    double number = Double.parseDouble(digits);
    return digits.contains(".") ? number : number / divisor;
  }

  private static boolean changes(List<Double> values) {
    double least = values.stream().mapToDouble(v -> v).min().orElse(1);
    double most = values.stream().mapToDouble(v -> v).max().orElse(1);
    return most > least * (1 + SAME);
  }
}
