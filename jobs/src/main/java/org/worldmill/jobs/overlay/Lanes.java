package org.worldmill.jobs.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.worldmill.schemas.media.Observation.CameraStep;
import org.worldmill.schemas.media.SignalValue;

/** Which of a clip's signals are worth a curve: what moves, how the camera moves, and sensors. */
public final class Lanes {

  static final double DEGREES = 180 / Math.PI;

  private static final int MOST_DRAWN = 3;
  private static final int MOST_TRACKS = 3;

  /** Two sightings farther apart than that are not joined. */
  private static final double GAP_SECONDS = 0.6;

  /** Slower than that a camera is not seen to move, in widths, radians or e-folds a second. */
  private static final double LEAST_RATE = 0.01;

  private final Readings readings;
  private final CameraLines camera;
  private final List<Lane> lanes = new ArrayList<>();

  private Lanes(Readings readings, CameraLines camera) {
    this.readings = readings;
    this.camera = camera;
  }

  /** The first {@value #MOST_DRAWN} of what moves, the camera as it moved from sample to sample. */
  static List<Lane> drawn(Readings readings, List<CameraStep> steps) {
    Lanes all = new Lanes(readings, new CameraLines.ByStep(readings, steps));
    all.motion();
    return all.lanes.subList(0, Math.min(MOST_DRAWN, all.lanes.size()));
  }

  /** All there are, from signals alone: the camera span by span, with standard errors. */
  public static List<Lane> of(Map<String, SignalValue> signals) {
    Readings readings = new Readings(signals);
    Lanes all = new Lanes(readings, new CameraLines.BySpan(readings));
    all.motion();
    all.lanes.addAll(SensorLanes.of(readings));
    return List.copyOf(all.lanes);
  }

  private void motion() {
    speed();
    boolean lens = readings.number("camera_focal_widths").isPresent();
    String turns = lens ? "deg/s" : "widths/s";
    camera(
        "turn",
        turns,
        List.of(camera.line("pan", Palette.TURN), camera.line("tilt", Palette.FLOW)));
    camera("roll", "deg/s", List.of(camera.line("roll", Palette.WAY)));
    camera("zoom", "1/s", List.of(camera.line("zoom", Palette.TURN)));
    camera(
        "way",
        "depths/s",
        List.of(
            camera.line("right", Palette.WAY),
            camera.line("up", Palette.FLOW),
            camera.line("ahead", Palette.TURN)));
  }

  private void speed() {
    List<Double> numbers = readings.series("track_number");
    List<Double> times = readings.series("track_time_s");
    List<Double> speeds = readings.series("track_speed");
    List<Double> errors = readings.series("track_speed_error");
    List<Lane.Line> lines = new ArrayList<>();
    for (int track = 0; track < MOST_TRACKS; track++) {
      List<Lane.Point> points = new ArrayList<>();
      for (int i = 0; i < Math.min(numbers.size(), errors.size()); i++) {
        if (numbers.get(i).intValue() == track) {
          points.add(new Lane.Point(times.get(i), speeds.get(i), errors.get(i)));
        }
      }
      if (points.size() > 1) {
        lines.add(new Lane.Line("", Palette.track(track), strokes(points, GAP_SECONDS)));
      }
    }
    if (!lines.isEmpty()) {
      lanes.add(new Lane("speed", "widths/s", lines));
    }
  }

  /** Points as strokes, parted where two neighbours lie farther apart than that. */
  static List<Lane.Stroke> strokes(List<Lane.Point> points, double gapSeconds) {
    List<Lane.Stroke> strokes = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= points.size(); i++) {
      boolean parted =
          i == points.size() || points.get(i).seconds() - points.get(i - 1).seconds() > gapSeconds;
      if (parted) {
        strokes.add(new Lane.Stroke(points.subList(from, i)));
        from = i;
      }
    }
    return strokes;
  }

  /** A lane of what the camera does, if it does it at all. */
  private void camera(String title, String unit, List<Lane.Line> lines) {
    double least = unit.startsWith("deg") ? LEAST_RATE * DEGREES : LEAST_RATE;
    Lane lane = new Lane(title, unit, lines);
    if (Math.max(lane.high(), -lane.low()) > least && !lines.get(0).strokes().isEmpty()) {
      lanes.add(lane);
    }
  }

  /** The camera's rates, by the name of what it does. */
  interface CameraLines {

    Lane.Line line(String name, int colour);

    /** From sample to sample, as the measure saw it. */
    record ByStep(Readings readings, List<CameraStep> steps) implements CameraLines {

      @Override
      public Lane.Line line(String name, int colour) {
        OptionalDouble focal = readings.number("camera_focal_widths");
        double turns = focal.isPresent() ? DEGREES / focal.getAsDouble() : 1;
        ToDoubleFunction<CameraStep> rate =
            switch (name) {
              case "pan" -> step -> turns * step.pan();
              case "tilt" -> step -> turns * step.tilt();
              case "roll" -> step -> DEGREES * step.roll();
              case "zoom" -> CameraStep::zoom;
              case "right" -> CameraStep::truck;
              case "up" -> CameraStep::pedestal;
              case "ahead" -> CameraStep::dolly;
              default -> throw new IllegalArgumentException("no camera does " + name);
            };
        List<Lane.Point> points = new ArrayList<>();
        for (CameraStep step : steps) {
          if (step.known()) {
            double middle = (step.seconds() + step.endSeconds()) / 2;
            points.add(new Lane.Point(middle, rate.applyAsDouble(step), 0));
          }
        }
        return new Lane.Line(name, colour, strokes(points, GAP_SECONDS));
      }
    }

    /** Span by span, as the signals say. */
    record BySpan(Readings readings) implements CameraLines {

      @Override
      public Lane.Line line(String name, int colour) {
        OptionalDouble focal = readings.number("camera_focal_widths");
        double turns = focal.isPresent() ? DEGREES / focal.getAsDouble() : 1;
        return switch (name) {
          case "pan" -> spans(name, colour, "pan_widths_s", "pan_error_widths_s", turns);
          case "tilt" -> spans(name, colour, "tilt_widths_s", "tilt_error_widths_s", turns);
          case "roll" -> spans(name, colour, "roll_rad_s", "roll_error_rad_s", DEGREES);
          case "zoom" -> spans(name, colour, "zoom_s", "zoom_error_s", 1);
          case "right" -> spans(name, colour, "truck_s", "truck_error_s", 1);
          case "up" -> spans(name, colour, "pedestal_s", "pedestal_error_s", 1);
          case "ahead" -> spans(name, colour, "dolly_s", "dolly_error_s", 1);
          default -> throw new IllegalArgumentException("no camera does " + name);
        };
      }

      private Lane.Line spans(String name, int colour, String rate, String error, double factor) {
        List<Double> starts = readings.series("camera_span_start_s");
        List<Double> ends = readings.series("camera_span_end_s");
        List<Double> rates = readings.series("camera_" + rate);
        List<Double> errors = readings.series("camera_" + error);
        List<Lane.Stroke> strokes = new ArrayList<>();
        for (int i = 0; i < Math.min(starts.size(), rates.size()); i++) {
          double value = factor * rates.get(i);
          double off = i < errors.size() ? factor * errors.get(i) : 0;
          strokes.add(
              new Lane.Stroke(
                  List.of(
                      new Lane.Point(starts.get(i), value, off),
                      new Lane.Point(ends.get(i), value, off))));
        }
        return new Lane.Line(name, colour, strokes);
      }
    }
  }
}
