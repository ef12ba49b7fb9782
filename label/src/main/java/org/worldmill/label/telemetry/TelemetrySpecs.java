package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.telemetry.TelemetryKind;

/** The declarations of {@link TelemetrySignals}. */
final class TelemetrySpecs {

  private static final double ANY = Double.POSITIVE_INFINITY;
  private static final String FRAMES =
      "at the frames of the clip that lie between two samples at most 3 usual intervals apart";
  private static final String LINEAR = "linear between samples, " + FRAMES;
  private static final String SLERP = "along the great circle (Shoemake 1985), " + FRAMES;
  private static final String AXES =
      ", by the device's own axes (GoPro: x left and right, y back and forth, z up and down)";
  private static final String IN_CLIP = "over the samples within the clip";

  private TelemetrySpecs() {}

  /**
   * A group of series on one time base.
   *
   * @param name what its signals begin with
   * @param kind of the stream that makes the time base
   * @param columns the names of its components
   * @param meaning what they tell
   */
  record Group(String name, TelemetryKind kind, List<String> columns, String meaning) {
    Group {
      columns = List.copyOf(columns);
    }

    /** The time base's signal. */
    String time() {
      return name + "_time_s";
    }
  }

  static final List<Group> GROUPS =
      List.of(
          new Group(
              "accel",
              TelemetryKind.ACCELERATION,
              List.of("accel_x_mps2", "accel_y_mps2", "accel_z_mps2"),
              "Specific force, gravity included: at rest it points up" + AXES),
          new Group(
              "gyro",
              TelemetryKind.ROTATION_RATE,
              List.of("gyro_x_radps", "gyro_y_radps", "gyro_z_radps"),
              "Angular velocity, counter-clockwise positive" + AXES),
          new Group(
              "gravity",
              TelemetryKind.GRAVITY,
              List.of("gravity_x", "gravity_y", "gravity_z"),
              "Direction of gravity as the device worked it out, by the axes of its file"),
          new Group(
              "orientation",
              TelemetryKind.ORIENTATION,
              List.of("orientation_w", "orientation_x", "orientation_y", "orientation_z"),
              "Attitude of camera or gimbal as a unit quaternion; GoPro: since recording began,"
                  + " DJI: gimbal (forwards, right, down) to north, east, down, CAMM: camera to"
                  + " world"),
          new Group(
              "image_orientation",
              TelemetryKind.IMAGE_ORIENTATION,
              List.of(
                  "image_orientation_w",
                  "image_orientation_x",
                  "image_orientation_y",
                  "image_orientation_z"),
              "How the camera turned the picture against its body to steady it"),
          new Group(
              "place",
              TelemetryKind.PLACE,
              List.of("place_x_m", "place_y_m", "place_z_m"),
              "Place of the camera in a frame of the device's own, whose axes CAMM does not fix"),
          new Group(
              "magnetic",
              TelemetryKind.MAGNETIC_FIELD,
              List.of("magnetic_x_t", "magnetic_y_t", "magnetic_z_t"),
              "Magnetic field, by the axes of its file"),
          new Group(
              "gps",
              TelemetryKind.POSITION,
              List.of("gps_latitude_deg", "gps_longitude_deg"),
              "Place by WGS 84, where there is a fix"));

  /** Further series on the time base of {@code gps}. */
  record Companion(String name, TelemetryKind kind, String meaning) {}

  static final List<Companion> WITH_GPS =
      List.of(
          new Companion(
              "gps_altitude_m",
              TelemetryKind.ALTITUDE,
              "Altitude, above the ellipsoid or the sea as the receiver has it"),
          new Companion("gps_height_m", TelemetryKind.HEIGHT, "Height above the take-off"),
          new Companion("gps_speed_mps", TelemetryKind.GROUND_SPEED, "Speed over ground"),
          new Companion(
              "gps_fix",
              TelemetryKind.GPS_FIX,
              "How surely the receiver knows the place: 2 in the plane, 3 in space"),
          new Companion(
              "gps_dilution",
              TelemetryKind.GPS_DILUTION,
              "Dilution of precision: by how much the satellites' places enlarge the error"),
          new Companion(
              "gps_error_m",
              TelemetryKind.GPS_ERROR,
              "Error of the place in the plane, as the receiver says"));

  static List<SignalSpec> all() {
    List<SignalSpec> all = new ArrayList<>(whence());
    for (Group group : GROUPS) {
      all.add(
          SignalSpec.series(
              group.time(),
              "s",
              0,
              ANY,
              "Times of the series " + String.join(", ", group.columns()) + " since the clip began",
              "times of its frames on the container's clock; frames without a value are left out"));
      double most = group.kind().width() == 4 || group.kind() == TelemetryKind.GRAVITY ? 1 : ANY;
      double bound = group.kind() == TelemetryKind.POSITION ? 180 : most;
      for (String column : group.columns()) {
        all.add(
            SignalSpec.series(
                column,
                group.kind().unit(),
                -bound,
                bound,
                group.meaning(),
                group.kind().isRotation() ? SLERP : LINEAR));
      }
    }
    for (Companion companion : WITH_GPS) {
      all.add(
          SignalSpec.series(
              companion.name(),
              companion.kind().unit(),
              -ANY,
              ANY,
              companion.meaning() + ", at gps_time_s",
              LINEAR));
    }
    all.addAll(figures());
    return List.copyOf(all);
  }

  private static List<SignalSpec> whence() {
    return List.of(
        SignalSpec.text(
            "telemetry_source",
            "Formats and streams that were read, joined by commas",
            "GoPro GPMF and CAMM tracks of MP4, DJI flight logs (SRT) beside the film"),
        SignalSpec.text(
            "telemetry_device", "What measured, as it calls itself", "names in the file"),
        SignalSpec.text(
            "telemetry_clock",
            "How times were found: stamped, device, counted, packet, cue or wall",
            "of the stream with most samples; docs/telemetry.md"),
        SignalSpec.number(
            "telemetry_clock_spread_s",
            "s",
            0,
            ANY,
            "How far a packet's time lies from the clock that was fitted, at most",
            "of the stream with most samples, over the whole film; counted clocks alone have it"),
        SignalSpec.count(
            "telemetry_missing",
            "Samples that the device numbered and that are not there, or are no numbers",
            "over all streams of the whole film"),
        SignalSpec.count(
            "telemetry_faults", "What could not be read, in messages", "at most 16 are kept"));
  }

  private static List<SignalSpec> figures() {
    List<SignalSpec> all = new ArrayList<>();
    for (String name : List.of("accel", "gyro", "gps")) {
      all.add(
          SignalSpec.number(
              name + "_rate_hz",
              "1/s",
              0,
              ANY,
              "Samples a second of " + name,
              "counted, not nominal; " + IN_CLIP));
      all.add(
          SignalSpec.number(
              name + "_jitter_s",
              "s",
              0,
              ANY,
              "Unevenness of the intervals of " + name,
              "RMS difference from the usual interval, gaps left out; stamped clocks alone"));
      all.add(
          SignalSpec.count(
              name + "_dropouts", "Gaps in " + name, "of more than 3 usual intervals, " + IN_CLIP));
      all.add(
          SignalSpec.share(
              name + "_observed_share",
              "Share of the clip's frames at which " + name + " is known",
              FRAMES));
    }
    all.add(saturation("accel"));
    all.add(saturation("gyro"));
    all.add(
        SignalSpec.number(
            "accel_mean_mps2", "m/s^2", 0, ANY, "Mean length of the specific force", IN_CLIP));
    all.add(
        SignalSpec.number(
            "accel_at_rest_mps2",
            "m/s^2",
            0,
            ANY,
            "Length of the specific force while the device is at rest: should be gravity, 9.81",
            "half seconds that turn at under 0.05 rad/s RMS and shake at under 0.3 m/s^2"));
    all.add(
        SignalSpec.flag(
            "accel_plausible",
            "Whether that length is 9.81 m/s^2 within 2 %",
            "accel_at_rest_mps2; absent if the device never rests"));
    all.add(
        SignalSpec.number(
            "gyro_rms_radps", "rad/s", 0, ANY, "Root mean square angular speed", IN_CLIP));
    all.add(
        SignalSpec.number("gyro_peak_radps", "rad/s", 0, ANY, "Greatest angular speed", IN_CLIP));
    all.addAll(camera());
    return all;
  }

  private static SignalSpec saturation(String name) {
    return SignalSpec.share(
        name + "_saturated_share",
        "Share of the samples of " + name + " that are cut off",
        "a component within 0.1 % of the greatest that its integers can hold");
  }

  private static List<SignalSpec> camera() {
    return List.of(
        SignalSpec.number("exposure_s", "s", 0, ANY, "Mean exposure of a picture", IN_CLIP),
        SignalSpec.number("exposure_iso", "1", 0, ANY, "Mean sensitivity, ISO 12232", IN_CLIP),
        SignalSpec.number(
            "sensor_read_out_s",
            "s",
            0,
            ANY,
            "Mean time from a picture's first row to its last being read: its rolling shutter",
            IN_CLIP),
        SignalSpec.number(
            "sensor_temperature_k",
            "K",
            0,
            ANY,
            "Mean temperature of the motion sensors",
            IN_CLIP));
  }
}
