package org.worldmill.label.track;

import org.worldmill.schemas.media.Observation;

/**
 * A similarity of the plane: x' = a x - b y + tx, y' = b x + a y + ty.
 *
 * @param a enlargement times the cosine of the turn
 * @param b enlargement times its sine
 * @param tx shift to the right
 * @param ty shift downwards
 */
record Turn(double a, double b, double tx, double ty) {

  static final Turn NONE = new Turn(1, 0, 0, 0);

  double x(double px, double py) {
    return a * px - b * py + tx;
  }

  double y(double px, double py) {
    return b * px + a * py + ty;
  }

  /** First another, then this. */
  Turn after(Turn first) {
    return new Turn(
        a * first.a - b * first.b,
        b * first.a + a * first.b,
        x(first.tx, first.ty),
        y(first.tx, first.ty));
  }

  /** What undoes it. */
  Turn inverse() {
    double size = a * a + b * b;
    double ia = a / size;
    double ib = -b / size;
    return new Turn(ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty));
  }

  /**
   * The same in fractions of the picture's width, whose places count from its corner instead of
   * from the middle of its first sample.
   */
  Observation.View view(double seconds, double width) {
    double half = 0.5 / width;
    return new Observation.View(
        seconds, a, b, tx / width + half * (1 - a + b), ty / width + half * (1 - a - b));
  }

  /** The farthest that it moves a corner of a picture. */
  double reach(int width, int height) {
    double most = 0;
    for (int corner = 0; corner < 4; corner++) {
      double px = corner % 2 == 0 ? 0 : width - 1;
      double py = corner < 2 ? 0 : height - 1;
      double dx = x(px, py) - px;
      double dy = y(px, py) - py;
      most = Math.max(most, Math.sqrt(dx * dx + dy * dy));
    }
    return most;
  }
}
