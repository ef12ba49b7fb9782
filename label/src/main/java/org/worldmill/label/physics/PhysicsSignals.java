package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The signals of {@link PhysicsMeasure}, and their values. */
final class PhysicsSignals {

  private static final double GRAVITY_MPS2 = 9.81;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** As many ways as are written out, those that go farthest. */
  private static final int MOST_TRACKS = 3;

  private static final int MOST_MOMENTS = 240;
  private static final double LEAST_EXTENT = 0.04;
  private static final int LEAST_SIGHTINGS = 12;

  private static final String TRACKED =
      "difference from the median ground on luma of at most 320 px, aligned by similarity; centres of what"
          + " is covered; ";
  private static final String FELL =
      "flights between velocity jumps (optimal partition), all sharing one acceleration, Huber weights;"
          + " claimed only if the residual is below 0.63 of 320 px, the acceleration 20 standard errors"
          + " large, within 60 degrees of downward and constant, and things turn round or are thrown back";
  private static final String BASE = "; parallel to track_time_s";

  private static final List<SignalSpec> OWN =
      List.of(
          SignalSpec.count(
              "tracks",
              "Things that move on their own by at least 4 % of the width",
              TRACKED + "tracks of at least 12 sightings"),
          SignalSpec.share(
              "track_watched_share",
              "Share of the pictures in which something moved on its own and was looked for",
              "gate on the rough picture"),
          series("track_number", "1", "Which of at most 3 things a sighting is of, from 0" + BASE),
          series("track_time_s", "s", "When a thing was seen, since the clip's start"),
          series("track_x_widths", "widths", "Its place to the right, in the first view" + BASE),
          series("track_y_widths", "widths", "Its place downwards, in the first view" + BASE),
          series(
              "track_place_error", "widths", "Standard error of a coordinate of its place" + BASE),
          series("track_speed", "widths/s", "Its speed" + BASE),
          series("track_vx", "widths/s", "Its velocity to the right" + BASE),
          series("track_vy", "widths/s", "Its velocity downwards" + BASE),
          series("track_acceleration", "widths/s^2", "Size of its acceleration" + BASE),
          series("track_ax", "widths/s^2", "Its acceleration to the right" + BASE),
          series("track_ay", "widths/s^2", "Its acceleration downwards" + BASE),
          series(
              "track_acceleration_error",
              "widths/s^2",
              "Standard error of a component of its acceleration" + BASE),
          series("track_jerk", "widths/s^3", "Size of its jerk" + BASE),
          series(
              "track_jerk_error", "widths/s^3", "Standard error of a component of its jerk" + BASE),
          series(
              "track_speed_error",
              "widths/s",
              "Standard error of a component of its velocity" + BASE),
          series(
              "contact_time_s",
              "s",
              "When something that moved was stopped or thrown back, since the clip's start"),
          series("contact_time_error_s", "s", "Standard errors of these times; parallel to them"),
          number(
              "motion_period_s",
              "s",
              0,
              "Time that the thing that goes farthest takes to swing to and fro",
              "first autocorrelation peak, then a decaying harmonic by least squares, of the angle where"
                  + " places lie on a circle; claimed only if it explains 0.995 of the movement"),
          number(
              "motion_damping_per_s",
              "1/s",
              -INFINITE,
              "Rate at which that swing's amplitude decays",
              "as motion_period_s"),
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

  static final List<SignalSpec> ALL =
      Stream.of(OWN, TimeArrow.SIGNALS, RollingSignals.SIGNALS).flatMap(List::stream).toList();

  private PhysicsSignals() {}

  private static SignalSpec series(String name, String unit, String meaning) {
    return SignalSpec.series(name, unit, -INFINITE, INFINITE, meaning, method(name));
  }

  private static String method(String name) {
    if (name.startsWith("bounce") || name.startsWith("flight")) {
      return FELL;
    }
    return name.startsWith("contact")
        ? "jumps of the velocity between two parabolas, against the way in"
        : TRACKED
            + "local cubics (Savitzky and Golay 1964) over 0.3 s, at least 9 sightings, from one jump of the"
            + " velocity to the next, and of degrees up to 7 as much as the way shows (empirical Bayes);"
            + " errors are larger where the area says that a part of the thing is hidden";
  }

  private static SignalSpec number(
      String name, String unit, double min, String meaning, String method) {
    return SignalSpec.number(name, unit, min, INFINITE, meaning, method);
  }

  static Map<String, SignalValue> absent(String reason) {
    return ALL.stream()
        .collect(Collectors.toMap(SignalSpec::name, spec -> SignalValue.absent(reason)));
  }

  static Map<String, SignalValue> of(Scenery scenery, Optional<Consumer<Observation>> witness) {
    if (scenery.unseen().isPresent()) {
      return absent(scenery.unseen().get());
    }
    Map<String, SignalValue> found = new HashMap<>();
    List<Track> tracks =
        scenery.tracks().stream()
            .filter(track -> track.sightings().size() >= LEAST_SIGHTINGS)
            .filter(track -> track.extent() >= LEAST_EXTENT * scenery.width())
            .sorted(Comparator.comparingDouble(Track::extent).reversed())
            .toList();
    found.put("tracks", SignalValue.of(tracks.size()));
    found.put("track_watched_share", SignalValue.of(scenery.watchedShare()));
    putTracks(found, tracks, scenery);
    FreeFallFinder.Finding fall = new FreeFallFinder().find(scenery);
    List<Strike> strikes = new StrikeFinder().find(scenery, fall.fall());
    putContacts(found, strikes);
    witness.ifPresent(
        asking -> new PhysicsNotes(scenery, asking).tell(tracks, fall.fall(), strikes));
    PeriodFinder.Finding period = new PeriodFinder().find(scenery);
    putPeriod(found, period);
    new TimeArrow(fall.fall(), period.period()).put(found);
    RollingSignals.put(found, new RollingFinder().find(scenery));
    if (fall.fall().isPresent()) {
      putFall(found, fall.fall().get(), scenery.pxPerSample());
    } else {
      found.put("free_fall", SignalValue.of(false));
      ALL.forEach(spec -> found.putIfAbsent(spec.name(), SignalValue.absent(fall.reason())));
    }
    return found;
  }

  private static void putTracks(
      Map<String, SignalValue> found, List<Track> tracks, Scenery scenery) {
    double width = scenery.width();
    Map<String, List<Double>> columns = new HashMap<>();
    ALL.stream()
        .map(SignalSpec::name)
        .filter(name -> name.startsWith("track_") && !name.equals("track_watched_share"))
        .forEach(name -> columns.put(name, new ArrayList<>()));
    for (int number = 0; number < Math.min(MOST_TRACKS, tracks.size()); number++) {
      List<Kinematics.Moment> moments = Kinematics.of(scenery, tracks.get(number));
      for (int i = 0; i < Math.min(MOST_MOMENTS, moments.size()); i++) {
        Kinematics.Moment moment = moments.get(i);
        add(columns, "track_number", number);
        add(columns, "track_time_s", moment.seconds());
        add(columns, "track_x_widths", moment.x() / width);
        add(columns, "track_y_widths", moment.y() / width);
        add(columns, "track_place_error", moment.placeError() / width);
        add(columns, "track_speed", moment.speed() / width);
        add(columns, "track_vx", moment.vx() / width);
        add(columns, "track_vy", moment.vy() / width);
        add(columns, "track_speed_error", moment.velocityError() / width);
        add(columns, "track_acceleration", moment.accel() / width);
        add(columns, "track_ax", moment.ax() / width);
        add(columns, "track_ay", moment.ay() / width);
        add(columns, "track_acceleration_error", moment.accelError() / width);
        add(columns, "track_jerk", moment.jerk() / width);
        add(columns, "track_jerk_error", moment.jerkError() / width);
      }
    }
    columns.forEach(
        (name, values) ->
            found.put(
                name,
                values.isEmpty()
                    ? SignalValue.absent("nothing moves on its own for long")
                    : SignalValue.of(values)));
  }

  /** To six digits: more would be noise in the table. */
  private static void add(Map<String, List<Double>> columns, String name, double value) {
    Optional.ofNullable(columns.get(name)).orElseThrow().add(Math.round(value * 1e6) / 1e6);
  }

  private static void putContacts(Map<String, SignalValue> found, List<Strike> strikes) {
    if (strikes.isEmpty()) {
      String reason = "no strike is seen";
      found.put("contact_time_s", SignalValue.absent(reason));
      found.put("contact_time_error_s", SignalValue.absent(reason));
      return;
    }
    found.put("contact_time_s", SignalValue.of(strikes.stream().map(Strike::seconds).toList()));
    found.put(
        "contact_time_error_s",
        SignalValue.of(strikes.stream().map(Strike::secondsError).toList()));
  }

  private static void putPeriod(Map<String, SignalValue> found, PeriodFinder.Finding finding) {
    Optional<Period> period = finding.period();
    found.put(
        "motion_period_s",
        period
            .map(
                p ->
                    SignalValue.of(p.seconds())
                        .withStandardError(p.secondsError())
                        .withConfidence(p.explained()))
            .orElseGet(() -> SignalValue.absent(finding.reason())));
    found.put(
        "motion_damping_per_s",
        period
            .map(p -> SignalValue.of(p.damping()).withStandardError(p.dampingError()))
            .orElseGet(() -> SignalValue.absent(finding.reason())));
  }

  private static void putFall(Map<String, SignalValue> found, FreeFall fall, double px) {
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
