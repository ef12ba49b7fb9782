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

  private Kinematics() {}

  /**
   * One moment of a movement, in samples of the plane and seconds.
   *
   * @param seconds since the clip's start
   * @param x place to the right
   * @param y place downwards
   * @param vx velocity to the right
   * @param vy velocity downwards
   * @param accel size of the acceleration
   * @param jerk size of the jerk
   * @param placeError standard error of a coordinate of the place
   * @param velocityError standard error of a component of the velocity
   */
  public record Moment(
      double seconds,
      double x,
      double y,
      double vx,
      double vy,
      double accel,
      double jerk,
      double placeError,
      double velocityError) {

    /** Size of the velocity. */
    public double speed() {
      return Math.sqrt(vx * vx + vy * vy);
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
    return moments;
  }

  private static Moment moment(Course course, int i, int from, int to, double factor) {
    double[][] inverse = new double[4][8];
    double[] bx = new double[4];
    double[] by = new double[4];
    double scale = 1 / Math.max(1e-6, course.t(to - 1) - course.t(from));
    for (int k = from; k < to; k++) {
      double t = (course.t(k) - course.t(i)) * scale;
      double[] powers = {1, t, t * t, t * t * t};
      for (int r = 0; r < 4; r++) {
        for (int c = 0; c < 4; c++) {
          inverse[r][c] += powers[r] * powers[c];
        }
        bx[r] += powers[r] * course.x(k);
        by[r] += powers[r] * course.y(k);
      }
    }
    invert(inverse);
    double[] cx = new double[4];
    double[] cy = new double[4];
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        cx[r] += inverse[r][4 + c] * bx[c];
        cy[r] += inverse[r][4 + c] * by[c];
      }
    }
    double squares = 0;
    for (int k = from; k < to; k++) {
      double t = (course.t(k) - course.t(i)) * scale;
      double rx = course.x(k) - (cx[0] + t * (cx[1] + t * (cx[2] + t * cx[3])));
      double ry = course.y(k) - (cy[0] + t * (cy[1] + t * (cy[2] + t * cy[3])));
      squares += rx * rx + ry * ry;
    }
    double local = Math.sqrt(squares / Math.max(1, 2 * (to - from) - 8));
    double deviation = factor * Math.max(course.noise(), local);
    return new Moment(
        course.t(i),
        cx[0],
        cy[0],
        cx[1] * scale,
        cy[1] * scale,
        2 * scale * scale * Math.hypot(cx[2], cy[2]),
        6 * scale * scale * scale * Math.hypot(cx[3], cy[3]),
        deviation * Math.sqrt(Math.max(0, inverse[0][4])),
        deviation * scale * Math.sqrt(Math.max(0, inverse[1][5])));
  }

  /** Gauss and Jordan, of a positive matrix with room for its inverse on the right. */
  private static void invert(double[][] rows) {
    int n = rows.length;
    for (int r = 0; r < n; r++) {
      rows[r][n + r] = 1;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      double head = rows[pivot][pivot];
      for (int c = 0; c < 2 * n; c++) {
        rows[pivot][c] /= head;
      }
      for (int r = 0; r < n; r++) {
        if (r != pivot) {
          double factor = rows[r][pivot];
          for (int c = 0; c < 2 * n; c++) {
            rows[r][c] -= factor * rows[pivot][c];
          }
        }
      }
    }
  }
}
