package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The signals that tell how things move, and their values. */
final class TrackSignals {

  /** As many ways as are written out, those that go farthest. */
  private static final int MOST_TRACKS = 3;

  private static final int MOST_MOMENTS = 240;

  private static final String TRACKED =
      "difference from the median ground on luma of at most 320 px, aligned by similarity; centres of what"
          + " is covered; ";

  private static final String METHOD =
      TRACKED
          + "local cubics (Savitzky and Golay 1964) over 0.3 s, at least 9 sightings, from one jump of the"
          + " velocity to the next, and of degrees up to 7 as much as the way shows (empirical Bayes);"
          + " errors are larger where the area says that a part of the thing is hidden";

  private static final String BASE = "; parallel to track_time_s";

  static final List<SignalSpec> SIGNALS =
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
              "Standard error of a component of its velocity" + BASE));

  private TrackSignals() {}

  private static SignalSpec series(String name, String unit, String meaning) {
    return SignalSpec.series(
        name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, meaning, METHOD);
  }

  /**
   * Puts them in.
   *
   * @param tracks those that go far enough, the farthest first
   */
  static void put(Map<String, SignalValue> found, List<Track> tracks, Scenery scenery) {
    found.put("tracks", SignalValue.of(tracks.size()));
    found.put("track_watched_share", SignalValue.of(scenery.watchedShare()));
    putTracks(found, tracks, scenery);
  }

  private static void putTracks(
      Map<String, SignalValue> found, List<Track> tracks, Scenery scenery) {
    double width = scenery.width();
    Map<String, List<Double>> columns = new HashMap<>();
    SIGNALS.stream()
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
}
