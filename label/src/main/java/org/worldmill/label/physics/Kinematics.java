package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/**
 * Velocity, acceleration and jerk of any movement: a cubic through the sightings around each, by
 * least squares over their true times (Savitzky and Golay 1964, for uneven steps).
 */
public final class Kinematics {

  private static final int LEAST_WINDOW = 9;
  private static final double WINDOW_SECONDS = 0.3;
  private static final int[] CUBIC = {0, 1, 2, 3};

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
    double factor = Calibration.PLACE * Calibration.shake(scenery);
    Course course = Course.of(track);
    if (course.size() < LEAST_WINDOW) {
      return List.of();
    }
    int half = (int) Math.max(LEAST_WINDOW / 2, Math.round(WINDOW_SECONDS / course.step() / 2));
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < course.size(); i++) {
      int from = Math.max(0, Math.min(i - half, course.size() - 2 * half - 1));
      int to = Math.min(course.size(), from + 2 * half + 1);
      moments.add(moment(course, i, from, to, factor));
    }
    return new Smoothing(moments, half, course.step()).corrected();
  }

  private static Moment moment(Course course, int i, int from, int to, double factor) {
    double scale = 1 / Math.max(1e-6, course.t(to - 1) - course.t(from));
    NormalEquations across = new NormalEquations(4);
    NormalEquations down = new NormalEquations(4);
    for (int k = from; k < to; k++) {
      double[] powers = powers((course.t(k) - course.t(i)) * scale);
      across.add(CUBIC, powers, course.x(k), 1);
      down.add(CUBIC, powers, course.y(k), 1);
    }
    across.invert();
    down.invert();
    double[] cx = across.solutions();
    double[] cy = down.solutions();
    double squares = 0;
    for (int k = from; k < to; k++) {
      double[] powers = powers((course.t(k) - course.t(i)) * scale);
      double rx = course.x(k);
      double ry = course.y(k);
      for (int p = 0; p < powers.length; p++) {
        rx -= cx[p] * powers[p];
        ry -= cy[p] * powers[p];
      }
      squares += rx * rx + ry * ry;
    }
    double local = Math.sqrt(squares / Math.max(1, 2 * (to - from) - 8));
    double deviation = factor * Math.max(course.noise(), local);
    double[] errors = new double[4];
    for (int p = 0; p < errors.length; p++) {
      errors[p] = deviation * Math.sqrt(Math.max(0, across.covariance(p, p)));
    }
    double square = scale * scale;
    return new Moment(
        course.t(i),
        cx[0],
        cy[0],
        cx[1] * scale,
        cy[1] * scale,
        2 * square * cx[2],
        2 * square * cy[2],
        6 * square * scale * Math.hypot(cx[3], cy[3]),
        errors[0],
        errors[1] * scale,
        2 * square * errors[2],
        6 * square * scale * errors[3]);
  }

  private static double[] powers(double t) {
    return new double[] {1, t, t * t, t * t * t};
  }
}
