package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/**
 * Velocity, acceleration and jerk of any movement: a polynomial through the sightings around each,
 * by least squares over their true times (Savitzky and Golay 1964, for uneven steps): a cubic, and
 * of higher degrees as much as the way shows; see {@link Believed}.
 */
public final class Kinematics {

  private static final int LEAST_WINDOW = 9;
  private static final double WINDOW_SECONDS = 0.3;
  private static final int MOST_DEGREE = 7;

  /** As many sightings more than the polynomial has numbers, to tell how far places are off. */
  private static final int LEAST_FREE = 2;

  /** Between two jumps of the velocity; a cubic with so many free numbers. */
  private static final int LEAST_LEG = 4 + LEAST_FREE;

  /** Places about a smooth way are never trusted further than this, in samples. */
  private static final double LEAST_NOISE = 0.02;

  /** By how much what hides parts of a thing pulls more, since it does so for several pictures. */
  private static final double PULLED = 1.5;

  private Kinematics() {}

  /**
   * One moment of a movement, in samples of the plane and seconds.
   *
   * @param seconds since the clip's start
   * @param x place to the right
   * @param y place downwards
   * @param vx velocity to the right
   * @param vy velocity downwards
   * @param ax acceleration to the right
   * @param ay acceleration downwards
   * @param jerk size of the jerk
   * @param placeError standard error of a coordinate of the place
   * @param velocityError standard error of a component of the velocity
   * @param accelError standard error of a component of the acceleration
   * @param jerkError standard error of a component of the jerk
   */
  public record Moment(
      double seconds,
      double x,
      double y,
      double vx,
      double vy,
      double ax,
      double ay,
      double jerk,
      double placeError,
      double velocityError,
      double accelError,
      double jerkError) {

    /** Size of the velocity. */
    public double speed() {
      return Math.sqrt(vx * vx + vy * vy);
    }

    /** Size of the acceleration. */
    public double accel() {
      return Math.sqrt(ax * ax + ay * ay);
    }
  }

  /** The moments of a track's sightings; none for a track that is too short. */
  public static List<Moment> of(Scenery scenery, Track track) {
    double factor = Calibration.way(scenery);
    double slower = Calibration.slow(scenery);
    double shaken = Calibration.quick(scenery);
    Course course = Course.of(track);
    if (course.size() < LEAST_WINDOW) {
      return List.of();
    }
    int half = (int) Math.max(LEAST_WINDOW / 2, Math.round(WINDOW_SECONDS / course.step() / 2));
    List<Course> between = Legs.of(course);
    List<Course> legs = between.stream().filter(leg -> leg.size() >= LEAST_LEG).toList();
    List<List<LocalPolynomial>> windows = legs.stream().map(leg -> windows(leg, half)).toList();
    List<LocalPolynomial> all = windows.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    double usual = variance(all);
    double quick = Calibration.QUICK * Calibration.QUICK;
    Believed believed = new Believed(all, quick * usual, between.size() == 1);
    List<Moment> moments = new ArrayList<>();
    for (int k = 0; k < legs.size(); k++) {
      Course leg = legs.get(k);
      List<LocalPolynomial> own = windows.get(k);
      for (int i = 0; i < leg.size(); i++) {
        LocalPolynomial window = own.get(Math.max(0, Math.min(i - half, own.size() - 1)));
        double variance = Math.max(usual, window.variance());
        double noise = quick * variance + window.pulled();
        double[] shares = believed.shares(window, noise);
        double slow = factor * factor * variance + PULLED * PULLED * window.pulled();
        double quicker = shaken * shaken * variance + window.pulled();
        double[] variances = believed.variances(window, shares, quicker, slow);
        moments.add(moment(leg.t(i), window.at(leg.t(i), shares, variances), slower));
      }
    }
    return moments;
  }

  private static List<LocalPolynomial> windows(Course leg, int half) {
    int count = Math.min(leg.size(), 2 * half + 1);
    int degree = Math.min(MOST_DEGREE, count - LEAST_FREE - 1);
    List<LocalPolynomial> windows = new ArrayList<>();
    for (int from = 0; from + count <= leg.size(); from++) {
      windows.add(new LocalPolynomial(leg, from, from + count, degree));
    }
    return windows;
  }

  /** Of a coordinate of a place, by the median of the windows. */
  private static double variance(List<LocalPolynomial> windows) {
    double[] variances = windows.stream().mapToDouble(LocalPolynomial::variance).sorted().toArray();
    double least = LEAST_NOISE * LEAST_NOISE;
    return Math.max(least, variances[variances.length / 2]);
  }

  private static Moment moment(double seconds, double[][] found, double slower) {
    return new Moment(
        seconds,
        found[0][0],
        found[0][1],
        found[1][0],
        found[1][1],
        found[2][0],
        found[2][1],
        Math.hypot(found[3][0], found[3][1]),
        slower * Math.sqrt(found[0][2]),
        slower * Math.sqrt(found[1][2]),
        Math.sqrt(found[2][2]),
        Math.sqrt(found[3][2]));
  }
}
