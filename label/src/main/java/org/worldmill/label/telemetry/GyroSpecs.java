package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.SignalSpec;

/** The declarations of {@link GyroAgreement}. */
final class GyroSpecs {

  /** The picture's axes x, y and z, as turns about them are called. */
  static final List<String> AXES = List.of("tilt", "pan", "roll");

  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final String TURNS =
      "points followed from frame to frame on luma of 320 px, turn and zoom by robust least squares,"
          + " against the gyroscope summed up over the same time";
  private static final String SHIFTED =
      TURNS
          + "; the shift within 0.3 s and the one of 24 assignments of axes that go together best";
  private static final String JACKKNIFE =
      SHIFTED + "; error by jackknife over 12 stretches of time";

  private GyroSpecs() {}

  static List<SignalSpec> all() {
    List<SignalSpec> all = new ArrayList<>();
    addCorrelations(all);
    addFindings(all);
    addTurns(all);
    return List.copyOf(all);
  }

  private static void addCorrelations(List<SignalSpec> all) {
    all.add(
        number(
            "gyro_picture_correlation",
            "1",
            -1,
            "How well the picture's turns go with the gyroscope's, over the axes about which it"
                + " turns by 0.02 rad/s at least (standard deviation)",
            SHIFTED));
    for (String axis : AXES) {
      all.add(
          number(
              "gyro_" + axis + "_correlation",
              "1",
              -1,
              "The same for the picture's " + axis + " alone",
              SHIFTED));
      all.add(
          number(
              "gyro_" + axis + "_excitation_radps",
              "rad/s",
              0,
              "How unevenly the gyroscope turned about the axis that goes with the picture's "
                  + axis,
              "standard deviation of means from frame to frame"));
    }
  }

  private static void addFindings(List<SignalSpec> all) {
    all.add(
        number(
            "gyro_picture_offset_s",
            "s",
            -ANY,
            "What to add to a frame's time to find its turn among the gyroscope's",
            JACKKNIFE));
    all.add(
        number(
            "gyro_focal_widths",
            "widths",
            0,
            "Focal length in picture widths, by which the picture turns as fast as the gyroscope",
            JACKKNIFE + "; pan and tilt together, repeated with the focal length found"));
    all.add(
        number(
            "gyro_roll_gain",
            "1",
            -ANY,
            "Roll of the picture for the gyroscope's; 1 if both are right, whatever the lens",
            JACKKNIFE));
    all.add(
        SignalSpec.flag(
            "eis_suspected",
            "Whether the picture was turned against the camera to steady it",
            "yes, where the picture's points can be followed and it turns by less than 0.3 of what the"
                + " gyroscope says about every axis; no, where both agree otherwise (correlation"
                + " 0.9); yes, where it goes with the device's IORI * CORI instead"));
    all.add(
        number(
            "gyro_steadied_correlation",
            "1",
            -1,
            "As gyro_picture_correlation, with the turns of IORI * CORI in place of the gyroscope",
            SHIFTED));
  }

  private static void addTurns(List<SignalSpec> all) {
    all.add(
        SignalSpec.series(
            "turn_time_s",
            "s",
            0,
            ANY,
            "Times of the series turn_pan_radps, turn_tilt_radps and turn_roll_radps since the clip"
                + " began",
            "middle between two frames"));
    for (String axis : AXES) {
      all.add(
          SignalSpec.series(
              "turn_" + axis + "_radps",
              "rad/s",
              -ANY,
              ANY,
              "How fast the picture says that the camera turned: "
                  + switch (axis) {
                    case "pan" -> "to the right";
                    case "tilt" -> "upwards";
                    default -> "clockwise";
                  },
              TURNS + ", with gyro_focal_widths"));
    }
    all.add(
        number(
            "turn_error_radps",
            "rad/s",
            0,
            "Root mean square difference of these from the gyroscope, but for a constant one, about"
                + " the axes that it turned about",
            SHIFTED));
    all.add(
        number(
            "rolling_shutter_s",
            "s",
            -ANY,
            "How much later the last row of a picture is exposed than the first; negative if rows"
                + " are read upwards",
            "skew between the rows of neighbouring frames against the change of the angular velocity"
                + " between them; jackknife; claimed if its standard error is below 3 ms"));
  }

  private static SignalSpec number(
      String name, String unit, double min, String meaning, String method) {
    return SignalSpec.number(
        name, unit, min, unit.equals("1") && min == -1 ? 1 : ANY, meaning, method);
  }
}
