package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.physics.Kinematics.Moment;

/**
 * What cubics over a window take away from accelerations that change: a fourth derivative f adds f
 * h h (1/14 - s s / 2) to that found at a place of s half windows h from a window's middle, which
 * follows from the best fit of a quartic by 1 and t t. f h h is about how the acceleration found in
 * the middle differs from its mean half a window before and after.
 */
final class Smoothing {

  private static final double IN_THE_MIDDLE = 1.0 / 14;
  private static final int LEAST_STEP = 2;

  /** The part of a correction that is taken for its error. */
  private static final double UNSURE = 0.7;

  /** By how much errors are larger where nothing is known of the change. */
  private static final double UNKNOWN = 2;

  private final List<Moment> moments;
  private final int half;
  private final double seconds;

  /**
   * Of moments found in windows.
   *
   * @param half sightings on each side of a window's middle
   * @param step seconds between sightings
   */
  Smoothing(List<Moment> moments, int half, double step) {
    this.moments = moments;
    this.half = half;
    seconds = half * step;
  }

  List<Moment> corrected() {
    List<Moment> corrected = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      corrected.add(corrected(i));
    }
    return corrected;
  }

  private Moment corrected(int i) {
    Moment m = moments.get(i);
    int last = moments.size() - 1 - half;
    int step = Math.min(half, (last - half) / 2);
    if (step < LEAST_STEP) {
      return with(m, 0, 0, UNKNOWN * m.accelError(), UNKNOWN * m.jerkError());
    }
    int middle = Math.max(half + step, Math.min(last - step, i));
    Moment before = moments.get(middle - step);
    Moment here = moments.get(middle);
    Moment after = moments.get(middle + step);
    double late = after.seconds() - here.seconds();
    double early = here.seconds() - before.seconds();
    double scale = 2 * seconds * seconds / (late + early);
    double bendX = scale * ((after.ax() - here.ax()) / late - (here.ax() - before.ax()) / early);
    double bendY = scale * ((after.ay() - here.ay()) / late - (here.ay() - before.ay()) / early);
    double off = (double) (i - Math.max(half, Math.min(last, i))) / half;
    double share = IN_THE_MIDDLE - off * off / 2;
    double bend = Math.hypot(bendX, bendY) / Math.sqrt(2);
    return with(
        m,
        -share * bendX,
        -share * bendY,
        Math.hypot(m.accelError(), UNSURE * Math.abs(share) * bend),
        Math.hypot(m.jerkError(), (Math.abs(off) + UNSURE) * bend / seconds));
  }

  private static Moment with(Moment m, double dax, double day, double accel, double jerk) {
    return new Moment(
        m.seconds(),
        m.x(),
        m.y(),
        m.vx(),
        m.vy(),
        m.ax() + dax,
        m.ay() + day,
        m.jerk(),
        m.placeError(),
        m.velocityError(),
        accel,
        jerk);
  }
}
