package org.worldmill.label.motion;

import java.util.List;
import org.worldmill.schemas.media.SignalSpec;

/** What {@link OpticalFlow} declares. */
final class FlowSignals {

  private static final String FLOW =
      "DIS optical flow (Kroeger et al. 2016) on luma of at most 256 px, once a second between two"
          + " frames 66 ms apart or more, or over the second where these show no change";

  private static final String MOVING =
      "cells of 2x2 px of 256 faster than 0.03 widths/s between two frames, or displaced by more"
          + " than 0.5 px between samples, changed by more than 3 steps in 180 between the picture's"
          + " light and dark and 2.5 times the noise, the change explained by the displacement; ";

  /** All of it. */
  static final List<SignalSpec> ALL =
      List.of(
          speed(
              "motion_score",
              "Mean speed of the picture's pixels",
              "mean of |flow| x fps / width; flat spots, where flow follows the noise, take the speed"
                  + " of the dominant motion"),
          speed("motion_p50", "Speed that half of the picture exceeds", "median over samples"),
          speed(
              "motion_p95",
              "Speed that a twentieth of the picture exceeds",
              "95th percentile over the picture, median over samples"),
          SignalSpec.series(
              "motion_directions",
              "1",
              0,
              1,
              "Shares of the motion that go right, down and right, down, down and left, left, up and"
                  + " left, up, up and right",
              FLOW + "; textured spots, weighted by their speed, all samples together"),
          speed(
              "dominant_motion",
              "Mean speed of the shift, turn and zoom that most of the picture follows",
              "robust similarity fitted to the flow, median over samples"),
          SignalSpec.share(
              "moving_area_share",
              "Share of the picture that visibly moves, whatever moves it, most of the time",
              MOVING + "median over samples"),
          SignalSpec.share(
              "moving_area_peak",
              "Greatest share of the picture that visibly moves at any one time",
              MOVING
                  + "by 3 steps at any contrast, so that coarsely coded noise does not count; greatest of"
                  + " all samples, four a second while under 0.002 has moved"),
          SignalSpec.share(
              "own_motion_share",
              "Share of the picture that moves otherwise than the camera's shift, turn or zoom",
              "as moving_area_share, but by 0.07 widths/s or 1.2 px against the dominant motion;"
                  + " median over samples; absent where no one motion holds for half the picture"),
          SignalSpec.share(
              "own_motion_peak",
              "Greatest share of the picture that moves on its own at any one time",
              "as own_motion_share, greatest of all samples"));

  private FlowSignals() {}

  private static SignalSpec speed(String name, String meaning, String method) {
    return SignalSpec.number(
        name,
        "widths/s",
        0,
        Double.POSITIVE_INFINITY,
        meaning + ", in picture widths per second",
        FLOW + "; " + method);
  }
}
