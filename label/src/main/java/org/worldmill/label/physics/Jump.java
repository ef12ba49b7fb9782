package org.worldmill.label.physics;

/** Where two neighbouring arcs meet, and how the velocity jumps there. */
final class Jump {

  /** Sightings on either side without which nobody watched it. */
  private static final int WATCHED = 4;

  /** Steps between two sightings; one in between may be missing. */
  private static final double LONGEST_GAP = 2.6;

  private final Arc before;
  private final Arc after;
  private final double seconds;
  private final double dvx;
  private final double dvy;
  private final double speedError;

  Jump(Arc before, Arc after) {
    this.before = before;
    this.after = after;
    seconds = meeting(before, after);
    dvx = after.vx(seconds) - before.vx(seconds);
    dvy = after.vy(seconds) - before.vy(seconds);
    speedError =
        Math.sqrt(
            before.velocityVariance(seconds) * square(before.deviation())
                + after.velocityVariance(seconds) * square(after.deviation()));
  }

  /**
   * When the arcs come closest along the jump of their velocities, within a step of the sightings
   * between which it lies.
   */
  private static double meeting(Arc before, Arc after) {
    double step = before.course().step();
    double least = before.end() - step;
    double most = after.start() + step;
    double t = (before.end() + after.start()) / 2;
    for (int round = 0; round < 6; round++) {
      double vx = after.vx(t) - before.vx(t);
      double vy = after.vy(t) - before.vy(t);
      double dx = after.x(t) - before.x(t);
      double dy = after.y(t) - before.y(t);
      double speed = vx * vx + vy * vy;
      if (speed <= 0) {
        return t;
      }
      t = Math.max(least, Math.min(most, t - (dx * vx + dy * vy) / speed));
    }
    return t;
  }

  private static double square(double value) {
    return value * value;
  }

  Arc before() {
    return before;
  }

  Arc after() {
    return after;
  }

  double seconds() {
    return seconds;
  }

  double dvx() {
    return dvx;
  }

  double dvy() {
    return dvy;
  }

  /** How much the velocity jumps, in samples a second. */
  double speed() {
    return Math.sqrt(dvx * dvx + dvy * dvy);
  }

  /** The jump in standard errors. */
  double certainty() {
    return speed() / speedError;
  }

  /** Standard error of the time of meeting for places of the arcs' own deviations. */
  double timeError() {
    double variance =
        before.placeVariance(seconds) * square(before.deviation())
            + after.placeVariance(seconds) * square(after.deviation());
    return Math.sqrt(variance) / speed();
  }

  /** The same with what pulls places aside just there, as a shadow that joins the thing does. */
  double statedTimeError() {
    double pulled = before.pulledNear(seconds) + after.pulledNear(seconds);
    return Math.hypot(timeError(), Math.sqrt(pulled) / speed());
  }

  /** How far apart the arcs are where they meet, in samples. */
  double gap() {
    double dx = after.x(seconds) - before.x(seconds);
    double dy = after.y(seconds) - before.y(seconds);
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Whether the arcs meet as exactly as they are known: nothing else happened in between. */
  boolean meets() {
    return gap() < 0.12 + 4 * timeError() * speed();
  }

  /**
   * Whether the thing was seen up to where the arcs meet, and from there on, in picture after
   * picture: over a gap, two things may be taken for one.
   */
  boolean watched() {
    double step = before.course().step();
    return after.start() - before.end() < LONGEST_GAP * step && unbroken(WATCHED);
  }

  /** Whether so many sightings next to where the arcs meet follow picture by picture. */
  boolean unbroken(int sightings) {
    return unbroken(before, before.to() - sightings, sightings)
        && unbroken(after, after.from(), sightings);
  }

  private static boolean unbroken(Arc arc, int from, int sightings) {
    if (from < arc.from() || from + sightings > arc.to()) {
      return false;
    }
    double seconds = arc.course().t(from + sightings - 1) - arc.course().t(from);
    return seconds < (sightings - 1 + LONGEST_GAP - 1) * arc.course().step();
  }

  /**
   * Whether the velocity jumps within a picture or two rather than by any acceleration of what goes
   * before or comes after.
   */
  boolean sudden() {
    double steepest = Math.max(before.accel(), after.accel());
    return certainty() >= 5
        && speed() > 3 * steepest * before.course().step()
        && gap() < 2 + speed() * before.course().step() / 4;
  }
}
