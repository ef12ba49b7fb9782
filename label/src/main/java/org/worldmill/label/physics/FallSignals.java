package org.worldmill.label.physics;

import java.util.List;
import java.util.Map;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The signals of free fall and of bounces, and their values. */
final class FallSignals {

  private static final double GRAVITY_MPS2 = 9.81;

  private static final String FELL =
      "flights between velocity jumps (optimal partition), all sharing one acceleration, Huber weights;"
          + " claimed only if the residual is below 0.63 of 320 px, the acceleration 20 standard errors"
          + " large, within 60 degrees of downward and constant, and things turn round or are thrown back";

  static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.flag(
              "free_fall",
              "Whether something is seen to fall or fly freely; false says that none was recognised",
              FELL),
          number(
              "gravity_px_per_s2",
              "px/s^2",
              0,
              "Acceleration of what falls freely, in pixels of the source",
              FELL),
          number(
              "gravity_roll_rad",
              "rad",
              -Math.PI,
              "Direction of that acceleration against the picture's downward, positive to the left",
              FELL),
          number(
              "metres_per_px",
              "m/px",
              0,
              "Length along gravity that a source pixel stands for where things fall, if they fall at"
                  + " 9.81 m/s^2 in real time",
              "9.81 over gravity_px_per_s2, where a view at a slant is recognised the mean over the flights; what rolls down a slope or is shown slowed looks the same"),
          SignalSpec.count("flights", "Flights that share that acceleration", FELL),
          series("flight_start_s", "s", "When each flight is seen first, since the clip's start"),
          series("flight_end_s", "s", "When each flight is seen last; parallel to flight_start_s"),
          number(
              "flight_residual_px",
              "px",
              0,
              "Root mean square distance of the places from the parabolas, in pixels of the source",
              FELL),
          number(
              "restitution",
              "1",
              0,
              "Share of its speed towards what it strikes that a falling thing keeps, mean of its bounces",
              "velocities of neighbouring flights where they meet; mean weighted by its errors"),
          series("bounce_time_s", "s", "When falling things bounce, since the clip's start"),
          series(
              "bounce_time_error_s",
              "s",
              "Standard errors of these times; parallel to bounce_time_s"),
          series(
              "bounce_restitution", "1", "Restitution of each bounce; parallel to bounce_time_s"),
          series(
              "bounce_restitution_error",
              "1",
              "Standard errors of these; parallel to bounce_time_s"));

  private FallSignals() {}

  private static SignalSpec series(String name, String unit, String meaning) {
    return SignalSpec.series(
        name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, meaning, FELL);
  }

  private static SignalSpec number(
      String name, String unit, double min, String meaning, String method) {
    return SignalSpec.number(name, unit, min, Double.POSITIVE_INFINITY, meaning, method);
  }

  /**
   * Puts them in.
   *
   * @param px how many of the source's pixels a sample of the plane is
   */
  static void put(Map<String, SignalValue> found, FreeFall fall, double px) {
    double gravity = fall.accel() * px;
    double share = fall.alongError() / fall.accel();
    double scale = GRAVITY_MPS2 / gravity;
    double sure = fall.confidence();
    found.put("free_fall", SignalValue.of(true).withConfidence(sure));
    found.put(
        "gravity_px_per_s2",
        SignalValue.of(gravity).withStandardError(share * gravity).withConfidence(sure));
    found.put(
        "gravity_roll_rad",
        SignalValue.of(fall.roll())
            .withStandardError(fall.acrossError() / fall.accel())
            .withConfidence(sure));
    found.put(
        "metres_per_px",
        SignalValue.of(scale).withStandardError(share * scale).withConfidence(sure));
    found.put("flights", SignalValue.of(fall.flights().size()));
    found.put(
        "flight_start_s",
        SignalValue.of(fall.flights().stream().map(FreeFall.Flown::startSeconds).toList()));
    found.put(
        "flight_end_s",
        SignalValue.of(fall.flights().stream().map(FreeFall.Flown::endSeconds).toList()));
    found.put("flight_residual_px", SignalValue.of(fall.residual() * px));
    putBounces(found, fall.bounces());
  }

  private static void putBounces(Map<String, SignalValue> found, List<Bounce> bounces) {
    if (bounces.isEmpty()) {
      for (String name :
          List.of(
              "restitution",
              "bounce_time_s",
              "bounce_time_error_s",
              "bounce_restitution",
              "bounce_restitution_error")) {
        found.put(name, SignalValue.absent("no bounce is seen"));
      }
      return;
    }
    found.put("restitution", mean(bounces));
    found.put("bounce_time_s", SignalValue.of(bounces.stream().map(Bounce::seconds).toList()));
    found.put(
        "bounce_time_error_s", SignalValue.of(bounces.stream().map(Bounce::secondsError).toList()));
    found.put(
        "bounce_restitution", SignalValue.of(bounces.stream().map(Bounce::restitution).toList()));
    found.put(
        "bounce_restitution_error",
        SignalValue.of(bounces.stream().map(Bounce::restitutionError).toList()));
  }

  /** Weighted by the errors; where the bounces differ by more than these, its error says so. */
  private static SignalValue mean(List<Bounce> bounces) {
    double weights = 0;
    double sum = 0;
    for (Bounce bounce : bounces) {
      double weight = 1 / (bounce.restitutionError() * bounce.restitutionError());
      weights += weight;
      sum += weight * bounce.restitution();
    }
    double mean = sum / weights;
    double squares = 0;
    for (Bounce bounce : bounces) {
      double z = (bounce.restitution() - mean) / bounce.restitutionError();
      squares += z * z;
    }
    double spread = Math.max(1, squares / Math.max(1, bounces.size() - 1));
    return SignalValue.of(Math.max(0, mean)).withStandardError(Math.sqrt(spread / weights));
  }
}
