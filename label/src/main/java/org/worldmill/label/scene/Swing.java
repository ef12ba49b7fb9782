package org.worldmill.label.scene;

/** A bob on a rod with friction in proportion to its speed: the full equation, in small steps. */
final class Swing implements Motion {

  private static final double STEP = 0.0005;

  private final Point pivot;
  private final double length;
  private final double[] angles;
  private final double meanPeriod;

  Swing(Point pivot, double lengthPx, double period, double damping, double start, double seconds) {
    this.pivot = pivot;
    length = lengthPx;
    angles = new double[(int) (seconds / STEP) + 4000];
    double stiffness = Math.pow(2 * Math.PI / period, 2);
    double angle = start;
    double speed = 0;
    double first = -1;
    double last = -1;
    int crossings = 0;
    for (int i = 0; i < angles.length; i++) {
      angles[i] = angle;
      speed -= (stiffness * Math.sin(angle) + 2 * damping * speed) * STEP;
      double next = angle + speed * STEP;
      double when = (i + angle / (angle - next)) * STEP;
      if (angle * next < 0 && when < seconds) {
        first = first < 0 ? when : first;
        last = when;
        crossings++;
      }
      angle = next;
    }
    meanPeriod = crossings > 1 ? 2 * (last - first) / (crossings - 1) : period;
  }

  /** Between the first and the last passage through the middle. */
  double meanPeriod() {
    return meanPeriod;
  }

  @Override
  public Point at(double t) {
    double place = Math.max(0, t / STEP);
    int i = Math.min(angles.length - 2, (int) place);
    double angle = angles[i] + (place - i) * (angles[i + 1] - angles[i]);
    return pivot.plus(new Point(length * Math.sin(angle), length * Math.cos(angle)));
  }
}
