package org.worldmill.jobs.overlay;

import java.util.ArrayList;
import java.util.List;

/** Curves of what a camera's own sensors say, the gyroscope beside what the picture says. */
final class SensorLanes {

  private static final double GAP_SECONDS = 0.6;

  private final Readings readings;
  private final List<Lane> lanes = new ArrayList<>();

  private SensorLanes(Readings readings) {
    this.readings = readings;
  }

  static List<Lane> of(Readings readings) {
    SensorLanes all = new SensorLanes(readings);
    all.turning();
    all.axes("gyroscope", "rad/s", "gyro_time_s", "gyro_", "_radps");
    all.axes("acceleration", "m/s²", "accel_time_s", "accel_", "_mps2");
    all.add("speed over ground", "m/s", List.of(all.line("", 0, "gps_time_s", "gps_speed_mps")));
    return all.lanes;
  }

  /** How fast the camera turns, whatever the axes: by its gyroscope, and by its picture. */
  private void turning() {
    List<Double> times = readings.series("gyro_time_s");
    List<Double> x = readings.series("gyro_x_radps");
    List<Double> y = readings.series("gyro_y_radps");
    List<Double> z = readings.series("gyro_z_radps");
    List<Lane.Point> sensed = new ArrayList<>();
    for (int i = 0; i < Math.min(times.size(), z.size()); i++) {
      sensed.add(new Lane.Point(times.get(i), length(x.get(i), y.get(i), z.get(i)), 0));
    }
    List<Double> starts = readings.series("camera_span_start_s");
    List<Double> ends = readings.series("camera_span_end_s");
    List<Double> pan = readings.series("camera_pan_rad_s");
    List<Double> tilt = readings.series("camera_tilt_rad_s");
    List<Double> roll = readings.series("camera_roll_rad_s");
    List<Lane.Stroke> seen = new ArrayList<>();
    for (int i = 0; i < Math.min(pan.size(), starts.size()); i++) {
      double rate = length(pan.get(i), tilt.get(i), roll.get(i));
      seen.add(
          new Lane.Stroke(
              List.of(
                  new Lane.Point(starts.get(i), rate, 0), new Lane.Point(ends.get(i), rate, 0))));
    }
    if (!sensed.isEmpty() && !seen.isEmpty()) {
      lanes.add(
          new Lane(
              "turning",
              "rad/s",
              List.of(
                  new Lane.Line("gyroscope", Palette.track(0), Lanes.strokes(sensed, GAP_SECONDS)),
                  new Lane.Line("picture", Palette.TURN, seen))));
    }
  }

  private void axes(String title, String unit, String time, String before, String after) {
    List<Lane.Line> lines = new ArrayList<>();
    for (String axis : List.of("x", "y", "z")) {
      lines.add(line(axis, lines.size(), time, before + axis + after));
    }
    add(title, unit, lines);
  }

  private void add(String title, String unit, List<Lane.Line> lines) {
    if (!lines.get(0).strokes().isEmpty()) {
      lanes.add(new Lane(title, unit, lines));
    }
  }

  private Lane.Line line(String name, int number, String time, String signal) {
    List<Double> times = readings.series(time);
    List<Double> values = readings.series(signal);
    List<Lane.Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
      points.add(new Lane.Point(times.get(i), values.get(i), 0));
    }

    return new Lane.Line(name, Palette.track(number), Lanes.strokes(points, GAP_SECONDS));
  }

  private static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
