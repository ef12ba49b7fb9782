package org.worldmill.jobs.overlay;

import java.util.List;
import java.util.OptionalDouble;

/** What the camera does at a time, in words: {@code pan left 4.10 ±0.06 deg/s}. */
final class CameraWords {

  private static final double DEGREES = 180 / Math.PI;

  private final Readings readings;
  private final List<Double> starts;
  private final List<Double> ends;
  private final List<String> names;

  CameraWords(Readings readings) {
    this.readings = readings;
    starts = readings.series("camera_span_start_s");
    ends = readings.series("camera_span_end_s");
    names =
        List.of(readings.text("camera_spans").split("; ")).stream()
            .map(span -> span.substring(span.indexOf(' ') + 1))
            .toList();
  }

  /** In words, that it is not known among them; empty where it was not measured. */
  String at(double seconds) {
    for (int i = 0; i < Math.min(starts.size(), names.size()); i++) {
      boolean last = i + 1 == starts.size();
      boolean within = seconds < ends.get(i) || (last && isNear(seconds, i));
      if (seconds >= starts.get(i) && within) {
        return words(names.get(i), i);
      }
    }
    return readings.knows("camera_spans") ? "camera not known" : "";
  }

  /** Samples are a quarter of a second apart: the last one is not the last picture. */
  private boolean isNear(double seconds, int span) {
    return seconds < ends.get(span) + 0.5;
  }

  /** Pan and tilt are in degrees where the focal length is known, and in widths elsewhere. */
  private String words(String name, int span) {
    String id = name.replace("?", "");
    String words = id.replace('-', ' ') + (name.endsWith("?") ? "?" : "");
    String axis = id.contains("-") ? id.substring(0, id.indexOf('-')) : id;
    return switch (axis) {
      case "pan", "tilt" -> words + turned(axis, span);
      case "roll" ->
          words + rate("camera_roll_rad_s", "camera_roll_error_rad_s", span, DEGREES, "deg/s");
      case "zoom" -> words + rate("camera_zoom_s", "", span, 1, "1/s");
      case "truck", "pedestal", "dolly" ->
          words + rate("camera_" + axis + "_s", "", span, 1, "depths/s");
      default -> words;
    };
  }

  private String turned(String axis, int span) {
    OptionalDouble focal = readings.number("camera_focal_widths");
    String rate = "camera_" + axis + "_widths_s";
    String error = "camera_" + axis + "_error_widths_s";
    return focal.isPresent()
        ? rate(rate, error, span, DEGREES / focal.getAsDouble(), "deg/s")
        : rate(rate, error, span, 1, "widths/s");
  }

  private String rate(String signal, String error, int span, double factor, String unit) {
    List<Double> rates = readings.series(signal);
    if (span >= rates.size()) {
      return "";
    }
    List<Double> errors = readings.series(error);
    OptionalDouble off =
        span < errors.size()
            ? OptionalDouble.of(errors.get(span) * factor)
            : OptionalDouble.empty();
    return " " + Figures.of(Math.abs(rates.get(span)) * factor, off) + " " + unit;
  }
}
