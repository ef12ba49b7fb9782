package org.worldmill.label.physics;

import java.util.Optional;

/**
 * The circle that a way lies on, by least squares of x x + y y + D x + E y + F (Kasa, A circle
 * fitting procedure and its error analysis, IEEE Trans. Instrum. Meas. 1976): a bob on a rod, seen
 * from ahead. Its angle swings evenly, its place to the side does not.
 *
 * @param x of its centre, in samples
 * @param y of its centre, in samples
 * @param radius in samples
 * @param middle direction from its centre to the middle of the way, in radians
 */
record Circle(double x, double y, double radius, double middle) {

  /** A bend of so many times what places lie off the circle is one; less may as well be none. */
  private static final double LEAST_BEND = 10;

  /** The circle of a course; empty if it does not clearly lie on the arc of one. */
  static Optional<Circle> of(Course course) {
    int n = course.size();
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      mx += course.x(i) / n;
      my += course.y(i) / n;
    }
    NormalEquations equations = new NormalEquations(3);
    int[] all = {0, 1, 2};
    for (int i = 0; i < n; i++) {
      double dx = course.x(i) - mx;
      double dy = course.y(i) - my;
      equations.add(all, new double[] {dx, dy, 1}, -(dx * dx + dy * dy), 1);
    }
    if (!equations.invert()) {
      return Optional.empty();
    }
    double cx = -equations.solution(0) / 2;
    double cy = -equations.solution(1) / 2;
    double square = cx * cx + cy * cy - equations.solution(2);
    Circle circle =
        new Circle(mx + cx, my + cy, Math.sqrt(Math.max(0, square)), Math.atan2(-cy, -cx));
    return circle.fits(course) ? Optional.of(circle) : Optional.empty();
  }

  private boolean fits(Course course) {
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < course.size(); i++) {
      double off = Math.hypot(course.x(i) - x, course.y(i) - y) - radius;
      squares += off * off;
      double along = along(course, i);
      least = Math.min(least, along);
      most = Math.max(most, along);
    }
    double half = (most - least) / 2 / radius;
    double deviation = Math.sqrt(squares / course.size());
    double bend = radius * (1 - Math.cos(Math.min(Math.PI, half)));
    return half < Math.PI / 2 && bend > LEAST_BEND * Math.max(deviation, Course.LEAST_NOISE);
  }

  /** Length along the circle from the middle of the way to a sighting, in samples. */
  double along(Course course, int sighting) {
    double angle = Math.atan2(course.y(sighting) - y, course.x(sighting) - x) - middle;
    return radius * Math.IEEEremainder(angle, 2 * Math.PI);
  }
}
