package org.worldmill.label.camera;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The picture's way from sample to sample as signals: series of one length. */
final class StepSignals {

  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final String HOW =
      "turn and zoom that explain the points followed from one sample to the next, by robust"
          + " Gauss-Newton; where the camera stays in its place, brought in line with the longer"
          + " chains of camera_pan_widths_s. Where it moves through space, what most of the picture"
          + " does. 0 where sketches or points show that it stands. Samples between which too little"
          + " could be followed are left out";

  private static final String EACH = "; one value for each step of camera_step_start_s";

  /** What it declares. */
  static final List<SignalSpec> ALL =
      List.of(
          series("camera_step_start_s", "s", "Times of samples since the clip's start"),
          series("camera_step_end_s", "s", "Times of the samples after them" + EACH),
          series("camera_step_pan_widths_s", "widths/s", "Pan to the right as shift" + EACH),
          series("camera_step_tilt_widths_s", "widths/s", "Tilt up as shift" + EACH),
          series("camera_step_roll_rad_s", "rad/s", "Roll clockwise" + EACH),
          series("camera_step_zoom_s", "1/s", "Logarithm of the enlargement per second" + EACH),
          series("camera_step_pan_error_widths_s", "widths/s", "Standard error of pan" + EACH),
          series("camera_step_tilt_error_widths_s", "widths/s", "Standard error of tilt" + EACH),
          series("camera_step_roll_error_rad_s", "rad/s", "Standard error of roll" + EACH),
          series("camera_step_zoom_error_s", "1/s", "Standard error of zoom" + EACH));

  private StepSignals() {}

  private static SignalSpec series(String name, String unit, String meaning) {
    double least = unit.equals("s") || name.contains("error") ? 0 : -ANY;
    return SignalSpec.series(name, unit, least, ANY, meaning, HOW);
  }

  /** Adds the values of a story's steps. */
  static void put(Map<String, SignalValue> values, CameraStory story) {
    List<PictureStep> steps = story.steps();
    long start = story.segments().get(0).startNanos();
    values.put("camera_step_start_s", each(steps, s -> (s.startNanos() - start) / 1e9));
    values.put("camera_step_end_s", each(steps, s -> (s.endNanos() - start) / 1e9));
    values.put("camera_step_pan_widths_s", each(steps, PictureStep::pan));
    values.put("camera_step_tilt_widths_s", each(steps, PictureStep::tilt));
    values.put("camera_step_roll_rad_s", each(steps, PictureStep::roll));
    values.put("camera_step_zoom_s", each(steps, PictureStep::zoom));
    values.put("camera_step_pan_error_widths_s", each(steps, s -> s.error().pan()));
    values.put("camera_step_tilt_error_widths_s", each(steps, s -> s.error().tilt()));
    values.put("camera_step_roll_error_rad_s", each(steps, s -> s.error().roll()));
    values.put("camera_step_zoom_error_s", each(steps, s -> s.error().zoom()));
  }

  private static SignalValue each(List<PictureStep> steps, ToDoubleFunction<PictureStep> value) {
    return SignalValue.of(steps.stream().map(value::applyAsDouble).toList());
  }
}
