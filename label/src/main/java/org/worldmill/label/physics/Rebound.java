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
    double intoVariance = velocityVariance(jump.before(), t, shared);
    double outVariance = velocityVariance(jump.after(), t, shared);
    double both = (1 + restitution) * drift.error();
    double error =
        Math.sqrt(outVariance + restitution * restitution * intoVariance + both * both) / into;
    double gx = shared.ax() / a;
    double gy = shared.ay() / a;
    double before = energy(jump.before(), t, gx, gy, drift);
    double after = energy(jump.after(), t, gx, gy, drift);
    double kept = after / before;
    // Twice the speed's relative error; both ends'.
    double keptError =
        2 * kept * Math.sqrt(intoVariance / before + outVariance / Math.max(after, outVariance));
    return new Bounce(
        t,
        Calibration.CONTACT_TIME * jump.statedTimeError(),
        jump.before().x(t),
        jump.before().y(t),
        restitution,
        Calibration.RESTITUTION * Math.abs(error),
        kept,
        Calibration.RESTITUTION * keptError,
        up > FLOOR);
  }

  /** Square of the speed, without the drift along gravity. */
  private static double energy(Arc arc, double t, double gx, double gy, Drift drift) {
    double down = arc.vx(t) * gx + arc.vy(t) * gy - drift.speed();
    double across = arc.vx(t) * gy - arc.vy(t) * gx;
    return down * down + across * across;
  }

  private static double velocityVariance(Arc arc, double t, SharedFall shared) {
    double since = t - arc.meanTime();
    double error = shared.error();
    return arc.velocityVariance(t) * (arc.deviation() * arc.deviation() + arc.pulled())
        + since * since * error * error;
  }
}
