package org.worldmill.label.physics;

import java.util.Comparator;
import java.util.Optional;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/**
 * Looks for a movement to and fro in the track that goes farthest: a first period from the
 * autocorrelation (the first peak of at least 0.8 of the greatest, since the greatest itself may be
 * a multiple), then a decaying swing with its second harmonic by least squares. What lies on a
 * circle swings by its angle.
 */
public final class PeriodFinder {

  private static final int LEAST_SIGHTINGS = 20;
  private static final double LEAST_EXTENT = 6;
  private static final double LEAST_CORRELATION = 0.35;
  private static final double FIRST_PEAK = 0.8;
  private static final double LEAST_PERIODS = 1.9;
  private static final int LEAST_PER_PERIOD = 7;
  private static final double LEAST_EXPLAINED = 0.995;

  /** What was found. */
  public record Finding(Optional<Period> period, String reason) {}

  /** Looks for it. */
  public Finding find(Scenery scenery) {
    Optional<Track> farthest =
        scenery.tracks().stream()
            .filter(track -> track.sightings().size() >= LEAST_SIGHTINGS)
            .filter(track -> track.extent() >= LEAST_EXTENT)
            .max(Comparator.comparingDouble(track -> track.extent() * track.seconds()));
    if (farthest.isEmpty()) {
      return none("nothing is seen long enough");
    }
    Course course = Course.of(farthest.get());
    if (course.size() < LEAST_SIGHTINGS) {
      return none("nothing is seen long enough");
    }
    Optional<Circle> circle = Circle.of(course);
    double[] way = circle.map(round -> along(round, course)).orElseGet(() -> mainWay(course));
    double guess = guess(course, way);
    if (guess <= 0) {
      return none("it does not repeat");
    }
    Optional<Swinging> swing = Swinging.fitted(course, way, guess);
    if (swing.isEmpty() || swing.get().explained() < LEAST_EXPLAINED) {
      return none("it does not swing evenly");
    }
    double span = course.t(course.size() - 1) - course.t(0);
    if (span < LEAST_PERIODS * swing.get().period()) {
      return none("too few repetitions are seen");
    }
    Swinging s = swing.get();
    double shake = scenery.shaken() ? Calibration.SHAKEN_PERIOD : 1;
    return new Finding(
        Optional.of(
            new Period(
                s.period(),
                Math.hypot(
                    shake * Calibration.PERIOD * s.periodError(),
                    Calibration.PERIOD_SHARE * s.period()),
                s.damping(),
                Math.hypot(
                    shake * Calibration.DAMPING * s.dampingError(),
                    (circle.isPresent()
                            ? Calibration.DAMPING_SHARE
                            : Calibration.STRAIGHT_DAMPING_SHARE)
                        * s.damping()),
                s.amplitude(),
                s.explained())),
        "");
  }

  private static Finding none(String reason) {
    return new Finding(Optional.empty(), reason);
  }

  private static double[] along(Circle circle, Course course) {
    double[] way = new double[course.size()];
    for (int i = 0; i < way.length; i++) {
      way[i] = circle.along(course, i);
    }
    return way;
  }

  /** The places along the line of their greatest spread, about their mean. */
  private static double[] mainWay(Course course) {
    int n = course.size();
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      mx += course.x(i) / n;
      my += course.y(i) / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      double dx = course.x(i) - mx;
      double dy = course.y(i) - my;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    double angle = Math.atan2(2 * xy, xx - yy) / 2;
    double[] way = new double[n];
    for (int i = 0; i < n; i++) {
      way[i] = (course.x(i) - mx) * Math.cos(angle) + (course.y(i) - my) * Math.sin(angle);
    }
    return way;
  }

  /** A first period in seconds; 0 if there is none. */
  private static double guess(Course course, double[] way) {
    double step = course.step();
    double start = course.t(0);
    int n = (int) Math.floor((course.t(course.size() - 1) - start) / step) + 1;
    if (n < LEAST_SIGHTINGS || n > 4 * course.size()) {
      return 0;
    }
    double[] even = new double[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      double t = start + i * step;
      while (at + 2 < course.size() && course.t(at + 1) < t) {
        at++;
      }
      double share = (t - course.t(at)) / (course.t(at + 1) - course.t(at));
      even[i] = way[at] + Math.max(0, Math.min(1, share)) * (way[at + 1] - way[at]);
    }
    double[] correlation = correlation(even);
    int first = 1;
    while (first < correlation.length && correlation[first] > 0) {
      first++;
    }
    double most = 0;
    for (int lag = first; lag < correlation.length; lag++) {
      most = Math.max(most, correlation[lag]);
    }
    if (most < LEAST_CORRELATION) {
      return 0;
    }
    for (int lag = Math.max(first, LEAST_PER_PERIOD); lag + 1 < correlation.length; lag++) {
      boolean peak =
          correlation[lag] >= correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
      if (peak && correlation[lag] >= FIRST_PEAK * most) {
        return lag * step;
      }
    }
    return 0;
  }

  /** Of a series with itself so many steps later, each by the energy of what overlaps. */
  private static double[] correlation(double[] values) {
    double mean = java.util.Arrays.stream(values).sum() / values.length;
    double[] correlation = new double[(int) (values.length / 1.4)];
    for (int lag = 0; lag < correlation.length; lag++) {
      double product = 0;
      double early = 0;
      double late = 0;
      for (int i = 0; i + lag < values.length; i++) {
        double a = values[i] - mean;
        double b = values[i + lag] - mean;
        product += a * b;
        early += a * a;
        late += b * b;
      }
      correlation[lag] = early > 0 && late > 0 ? product / Math.sqrt(early * late) : 0;
    }
    return correlation;
  }
}
