package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides a course into parabolas: the division of least cost by dynamic programming (Jackson et
 * al., An algorithm for optimal partitioning of data on an interval, IEEE SPL 2005), each further
 * piece costing {@value #PENALTY} ln n; then pieces between which the velocity does not jump are
 * joined.
 */
final class Arcs {

  private static final double PENALTY = 12;
  private static final int SHORTEST = 4;
  private static final double LEAST_JUMP = 5;

  /** Deviations up to this are no reason against joining. */
  private static final double MUCH = 0.25;

  private Arcs() {}

  /** The pieces, in order; empty for a course that is too short. */
  static List<Arc> of(Course course) {
    int n = course.size();
    if (n < SHORTEST) {
      return List.of();
    }
    double variance = course.noise() * course.noise();
    double penalty = PENALTY * Math.log(n);
    double[] best = new double[n + 1];
    int[] previous = new int[n + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = 0;
    for (int from = 0; from + SHORTEST <= n; from++) {
      if (Double.isInfinite(best[from])) {
        continue;
      }
      Moments moments = new Moments(course, from);
      for (int to = from + 1; to <= n; to++) {
        moments.add(to - 1);
        if (to - from >= SHORTEST) {
          double cost = best[from] + moments.squares() / variance + penalty;
          if (cost < best[to]) {
            best[to] = cost;
            previous[to] = from;
          }
        }
      }
    }
    if (Double.isInfinite(best[n])) {
      return List.of();
    }
    List<Arc> arcs = new ArrayList<>();
    for (int to = n; to > 0; to = previous[to]) {
      arcs.add(0, Arc.fitted(course, previous[to], to));
    }
    return joined(arcs);
  }

  /** Joins the neighbours between which the velocity jumps least, as long as it hardly does. */
  private static List<Arc> joined(List<Arc> arcs) {
    List<Arc> left = new ArrayList<>(arcs);
    while (left.size() > 1) {
      int weakest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i + 1 < left.size(); i++) {
        double jump = new Jump(left.get(i), left.get(i + 1)).certainty();
        if (jump < least && fit(left.get(i), left.get(i + 1))) {
          least = jump;
          weakest = i;
        }
      }
      if (least >= LEAST_JUMP) {
        return left;
      }
      Arc second = left.remove(weakest + 1);
      left.set(weakest, joined(left.get(weakest), second));
    }
    return left;
  }

  private static Arc joined(Arc first, Arc second) {
    return Arc.fitted(first.course(), first.from(), second.to());
  }

  /** Whether one parabola does about as well for both as each its own. */
  private static boolean fit(Arc first, Arc second) {
    double apart = Math.max(first.deviation(), second.deviation());
    return joined(first, second).deviation() < Math.max(MUCH, 2 * apart);
  }

  /**
   * Sums from which the residuals of a growing piece's parabola follow, about its first sighting.
   */
  private static final class Moments {

    private final Course course;
    private final double t0;
    private final double x0;
    private final double y0;
    private final double scale;
    private final double[] m = new double[5];
    private final double[] bx = new double[3];
    private final double[] by = new double[3];
    private double total;

    Moments(Course course, int from) {
      this.course = course;
      t0 = course.t(from);
      x0 = course.x(from);
      y0 = course.y(from);
      scale = 1 / course.step();
    }

    void add(int i) {
      double t = (course.t(i) - t0) * scale;
      double x = course.x(i) - x0;
      double y = course.y(i) - y0;
      double t2 = t * t;
      m[0]++;
      m[1] += t;
      m[2] += t2;
      m[3] += t2 * t;
      m[4] += t2 * t2;
      bx[0] += x;
      bx[1] += t * x;
      bx[2] += t2 * x;
      by[0] += y;
      by[1] += t * y;
      by[2] += t2 * y;
      total += x * x + y * y;
    }

    double squares() {
      return Math.max(0, total - explained(bx) - explained(by));
    }

    /** b' M^-1 b by successive elimination. */
    private double explained(double[] b) {
      double l10 = m[1] / m[0];
      double l20 = m[2] / m[0];
      double d1 = m[2] - l10 * m[1];
      double e = m[3] - l20 * m[1];
      double l21 = e / d1;
      double d2 = m[4] - l20 * m[2] - l21 * e;
      double z0 = b[0];
      double z1 = b[1] - l10 * z0;
      double z2 = b[2] - l20 * z0 - l21 * z1;
      return z0 * z0 / m[0] + z1 * z1 / d1 + z2 * z2 / d2;
    }
  }
}
