package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** How much of the picture's motion depth explains, as signals. */
final class ParallaxSignals {

  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final String HOW =
      "what least squares with the turn, roll and zoom of any lens leave of how far points go, along"
          + " epipolar lines, less what they leave across them; cells of an eighth of the width"
          + " count alike; a plane that the camera faces shows none";

  /** What it declares. */
  static final List<SignalSpec> ALL =
      List.of(
          series(
              "camera_parallax_widths_s",
              "Root mean square motion that depth explains and no turn, roll or zoom does"),
          series(
              "camera_parallax_error_widths_s",
              "Standard error of camera_parallax_widths_s; the span's whole speed where no points"
                  + " tell"),
          SignalSpec.share(
              "parallax_share",
              "Share that depth has in how fast the picture moves",
              "mean camera_parallax_widths_s, by time, over the mean root sum of squares of it and"
                  + " of the span's mean motion by turn, roll and zoom; absent where the camera"
                  + " stands"));

  private ParallaxSignals() {}

  private static SignalSpec series(String name, String meaning) {
    return SignalSpec.series(
        name,
        "widths/s",
        0,
        ANY,
        meaning + "; one value for each span of camera_span_start_s",
        HOW);
  }

  /** Adds the values of a story. */
  static void put(Map<String, SignalValue> values, CameraStory story) {
    List<Double> speeds = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < story.segments().size(); i++) {
      if (story.segments().get(i).primary().isPresent()) {
        speeds.add(story.parallax().get(i).speed());
        errors.add(story.parallax().get(i).error());
      }
    }
    values.put("camera_parallax_widths_s", SignalValue.of(speeds));
    values.put("camera_parallax_error_widths_s", SignalValue.of(errors));
    values.put(
        "parallax_share",
        story
            .parallaxShare()
            .map(found -> SignalValue.of(found.share()).withStandardError(found.error()))
            .orElseGet(() -> SignalValue.absent("the camera stands: nothing shifts")));
  }
}
