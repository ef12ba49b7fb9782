package org.worldmill.label.physics;

/** How much of its speed a thing keeps where two flights under one acceleration meet. */
final class Rebound {

  /** A jump closer to the vertical than that is a floor's, whatever friction does. */
  static final double FLOOR = Math.cos(Math.toRadians(25));

  private Rebound() {}

  /**
   * Speed of the thing's own drift along gravity in a levelled view, which no floor throws back.
   *
   * @param speed in samples a second
   * @param error its standard error
   */
  record Drift(double speed, double error) {
    static final Drift NONE = new Drift(0, 0);
  }

  static Bounce of(Jump jump, SharedFall shared, Drift drift) {
    double a = shared.accel();
    double nx = jump.dvx() / jump.speed();
    double ny = jump.dvy() / jump.speed();
    double up = -(nx * shared.ax() + ny * shared.ay()) / a;
    if (up > FLOOR) {
      nx = -shared.ax() / a;
      ny = -shared.ay() / a;
    }
    double t = jump.seconds();
    // Up is against gravity, and so is the normal's part of the drift.
    double drifting = up > FLOOR ? -drift.speed() : 0;
    double into = drifting - (jump.before().vx(t) * nx + jump.before().vy(t) * ny);
    double out = jump.after().vx(t) * nx + jump.after().vy(t) * ny - drifting;
    double restitution = out / into;
    Arc before = jump.before();
    Arc after = jump.after();
    double intoVariance = velocityVariance(before, t, shared);
    double outVariance = velocityVariance(after, t, shared);
    double noise = Math.sqrt(outVariance + restitution * restitution * intoVariance);
    // The acceleration is one for both flights: what it is wrong by makes both speeds larger.
    double sinceBefore = t - before.meanTime();
    double sinceAfter = t - after.meanTime();
    double common = shared.error() * (sinceAfter + restitution * sinceBefore);
    double drifts = (1 + restitution) * drift.error();
    double error = size(Calibration.RESTITUTION * noise, common, drifts) / into;
    double gx = shared.ax() / a;
    double gy = shared.ay() / a;
    Speed in = Speed.of(before, t, gx, gy, drift);
    Speed off = Speed.of(after, t, gx, gy, drift);
    double kept = off.square() / in.square();
    // Each part of a square changes by twice itself.
    double keptNoise =
        Math.sqrt(
            Math.max(off.square(), outVariance) * outVariance
                + kept * kept * in.square() * intoVariance);
    double keptCommon =
        shared.error()
            * Math.hypot(
                off.down() * sinceAfter - kept * in.down() * sinceBefore,
                off.across() * sinceAfter - kept * in.across() * sinceBefore);
    double keptDrifts = (kept * in.down() - off.down()) * drift.error();
    double keptError =
        2 * size(Calibration.RESTITUTION * keptNoise, keptCommon, keptDrifts) / in.square();
    return new Bounce(
        t,
        Calibration.CONTACT_TIME * timeError(jump, shared),
        before.x(t),
        before.y(t),
        restitution,
        Math.abs(error),
        kept,
        keptError,
        up > FLOOR);
  }

  private static double timeError(Jump jump, SharedFall shared) {
    double t = jump.seconds();
    Arc before = jump.before();
    Arc after = jump.after();
    double variance =
        before.placeVariance(t) * shared.spread(before)
            + after.placeVariance(t) * shared.spread(after)
            + before.pulledNear(t)
            + after.pulledNear(t);
    return Math.sqrt(variance) / jump.speed();
  }

  private static double size(double one, double two, double three) {
    return Math.sqrt(one * one + two * two + three * three);
  }

  /** Of a component of the velocity where the flights meet, under the acceleration that is said. */
  private static double velocityVariance(Arc arc, double t, SharedFall shared) {
    return arc.velocityVariance(t) * (shared.spread(arc) + arc.pulled());
  }

  /** A velocity without the drift along gravity: along gravity and across it. */
  private record Speed(double down, double across) {

    static Speed of(Arc arc, double t, double gx, double gy, Drift drift) {
      return new Speed(
          arc.vx(t) * gx + arc.vy(t) * gy - drift.speed(), arc.vx(t) * gy - arc.vy(t) * gx);
    }

    double square() {
      return down * down + across * across;
    }
  }
}
