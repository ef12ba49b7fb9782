package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.bench.filters.MeasuredFilm;
import org.worldmill.label.camera.CameraStory;
import org.worldmill.label.camera.Lens;
import org.worldmill.label.camera.Rates;
import org.worldmill.label.camera.Segment;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.physics.Bounce;
import org.worldmill.label.physics.FreeFall;
import org.worldmill.label.physics.Strike;
import org.worldmill.label.track.ChangeGate;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.SignalValue;

/**
 * A value that a film is said to have.
 *
 * @param what it is a value of
 * @param at which of several: seconds since the film's start, or the number of an axis
 * @param value in widths, seconds and radians
 * @param standardError as stated, on the value's scale
 */
record Reading(Invariant what, double at, double value, OptionalDouble standardError) {

  private static Reading of(Invariant what, double at, double value, double error) {
    return new Reading(
        what, at, value, error > 0 ? OptionalDouble.of(error) : OptionalDouble.empty());
  }

  /** What falls, strikes and swings. */
  static List<Reading> physics(Path film) throws IOException, MediaException {
    Watched watched = Watched.of(film, new ChangeGate());
    List<Reading> readings = new ArrayList<>();
    if (watched.fall().isPresent()) {
      FreeFall fall = watched.fall().get();
      double widths = 1.0 / watched.scenery().width();
      readings.add(of(Invariant.GRAVITY, 0, fall.accel() * widths, fall.alongError() * widths));
      for (Bounce bounce : fall.bounces()) {
        readings.add(
            of(
                Invariant.RESTITUTION,
                bounce.seconds(),
                bounce.restitution(),
                bounce.restitutionError()));
      }
    }
    for (Strike strike : watched.strikes()) {
      readings.add(
          of(Invariant.CONTACT, strike.seconds(), strike.seconds(), strike.secondsError()));
    }
    watched
        .period()
        .ifPresent(
            period ->
                readings.add(of(Invariant.PERIOD, 0, period.seconds(), period.secondsError())));
    return readings;
  }

  /** How fast the picture moves, and how much of it. */
  static List<Reading> flow(Path film) throws IOException, MediaException {
    Map<String, SignalValue> found = MeasuredFilm.of(film, List.of("optical-flow"));
    List<Reading> readings = new ArrayList<>();
    for (Invariant what : List.of(Invariant.MOTION, Invariant.MOVING)) {
      Optional.ofNullable(found.get(what.signal()))
          .flatMap(SignalValue::number)
          .ifPresent(value -> readings.add(of(what, 0, value, 0)));
    }
    return readings;
  }

  /**
   * What the camera does, and what moves otherwise, by a lens; every so many pictures are shown.
   */
  static List<Reading> camera(Path film, Lens lens, int stride) throws IOException, MediaException {
    List<Reading> readings = new ArrayList<>();
    Optional<CameraStory> watched = CameraFilm.watched(film, lens, stride);
    if (watched.isEmpty()) {
      return readings;
    }
    CameraStory story = watched.get();
    List<Segment> known =
        story.segments().stream().filter(segment -> segment.primary().isPresent()).toList();
    if (!known.isEmpty()) {
      turns(readings, known, story.focalWidths().isPresent());
      parallax(readings, story);
    }
    story.ownMotion().share().ifPresent(share -> readings.add(of(Invariant.OWN, 0, share, 0)));
    return readings;
  }

  /** Mean over the spans that are known by their lengths; their errors do not cancel. */
  private static void parallax(List<Reading> readings, CameraStory story) {
    double seconds = 0;
    double speed = 0;
    double error = 0;
    for (int i = 0; i < story.segments().size(); i++) {
      Segment segment = story.segments().get(i);
      if (segment.primary().isPresent()) {
        seconds += segment.seconds();
        speed += segment.seconds() * story.parallax().get(i).speed();
        error += segment.seconds() * story.parallax().get(i).error();
      }
    }
    readings.add(of(Invariant.PARALLAX, 0, speed / seconds, error / seconds));
  }

  /**
   * Means over the spans by their lengths; pans and tilts are angles only where the lens is known.
   */
  private static void turns(List<Reading> readings, List<Segment> known, boolean angles) {
    double seconds = known.stream().mapToDouble(Segment::seconds).sum();
    Rates mean = Rates.NONE;
    double[] squares = new double[4];
    for (Segment segment : known) {
      double part = segment.seconds() / seconds;
      mean = mean.plus(segment.rates().times(part));
      Vec error = segment.turnError().times(part);
      double zoom = segment.zoomError() * part;
      List<Double> errors = List.of(error.x(), error.y(), error.z(), zoom);
      for (int i = 0; i < squares.length; i++) {
        squares[i] += errors.get(i) * errors.get(i);
      }
    }
    if (angles) {
      readings.add(of(Invariant.TURN, 0, mean.turn().x(), Math.sqrt(squares[0])));
      readings.add(of(Invariant.TURN, 1, mean.turn().y(), Math.sqrt(squares[1])));
    }
    readings.add(of(Invariant.TURN, 2, mean.turn().z(), Math.sqrt(squares[2])));
    readings.add(of(Invariant.ZOOM, 0, mean.zoom(), Math.sqrt(squares[3])));
  }
}
