package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Velocity, acceleration and jerk of courses at their rows: derivatives of a cubic fitted to nine
 * rows around each by least squares (Savitzky and Golay, Analytical Chemistry 36, 1964), at the
 * rows' own times. No fit reaches across a gap of over three periods; rows without four neighbours
 * on either side are left out.
 *
 * <p>Errors have two parts: noise, by what fits of the fifth degree leave over, and what a cubic
 * cannot follow, by how far those differ from it beyond what noise there is at each row: told in
 * steps, a joint that rests has none.
 */
final class JointMotion {

  static final int ORDERS = 3;

  private static final int HALF = 4;
  private static final int WINDOW = 2 * HALF + 1;
  private static final int CUBIC = 3;
  private static final int QUINTIC = 5;
  private static final double[] FACTORIAL = {1, 1, 2, 6};

  /** Median of a chi-squared variable of three degrees of freedom, over three. */
  private static final double MEDIAN_OF_THREE = 0.789;

  /**
   * How far a cubic errs by order, over how far the fifth degree differs from it, where the jerk
   * leaps anywhere within nine rows, root mean square: computed. Ways of least jerk leap at their
   * ends.
   */
  private static final double[] LEAP = {1, 1.20, 1.16, 2.01};

  /** What fits leave over at one row is noise up to so many times the usual; a leap leaves more. */
  private static final double MOST_NOISE = 4;

  private final int[] rows;
  private final List<LocalFit> cubics = new ArrayList<>();
  private final List<LocalFit> quintics = new ArrayList<>();
  private final double unit;

  /** Over rows at these times. */
  JointMotion(double[] seconds, RowClock clock) {
    unit = HALF * clock.period();
    List<Integer> kept = new ArrayList<>();
    int from = 0;
    for (int row = 0; row < seconds.length; row++) {
      if (row + 1 == seconds.length || !clock.joins(row)) {
        int end = row + 1;
        for (int at = from + HALF; at < end - HALF; at++) {
          int start = at - HALF;
          kept.add(at);
          cubics.add(new LocalFit(seconds, start, WINDOW, seconds[at], unit, CUBIC));
          quintics.add(new LocalFit(seconds, start, WINDOW, seconds[at], unit, QUINTIC));
        }
        from = end;
      }
    }
    rows = kept.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The rows that have derivatives. */
  int[] rows() {
    return rows;
  }

  /** Of a course, an order's at {@link #rows()}: 1 for velocity to 3 for jerk. */
  double[] derivative(double[] course, int order) {
    double[] values = new double[rows.length];
    Arrays.setAll(
        values, i -> cubics.get(i).coefficient(order, course, course[rows[i]]) * scale(order));
    return values;
  }

  double[] velocity(double[] course) {
    return derivative(course, 1);
  }

  /** Root mean square standard error of a course's derivatives of an order. */
  double error(double[] course, int order) {
    double[] left =
        java.util.stream.IntStream.range(0, rows.length)
            .filter(i -> moves(course, i))
            .mapToDouble(i -> quintics.get(i).leftOver(course, course[rows[i]]))
            .toArray();
    double rounding = Robust.step(course);
    double noise = Math.max(Robust.median(left) / MEDIAN_OF_THREE, rounding * rounding / 12);
    double noisy = 0;
    double unfollowed = 0;
    for (int i = 0; i < rows.length; i++) {
      if (moves(course, i)) {
        double zero = course[rows[i]];
        LocalFit cubic = cubics.get(i);
        LocalFit quintic = quintics.get(i);
        double off =
            quintic.coefficient(order, course, zero) - cubic.coefficient(order, course, zero);
        noisy += noise * cubic.variance(order);
        // Of fits of which one holds the other, the variance of the difference is the difference.
        double own = Math.min(quintic.leftOver(course, zero), MOST_NOISE * noise);
        unfollowed += off * off - own * (quintic.variance(order) - cubic.variance(order));
      }
    }
    return scale(order)
        * Math.sqrt(
            (noisy + LEAP[order] * LEAP[order] * Math.max(0, unfollowed))
                / Math.max(1, rows.length));
  }

  /** Whether the rows around one differ at all: where they do not, nothing errs. */
  private boolean moves(double[] course, int kept) {
    for (int row = rows[kept] - HALF; row <= rows[kept] + HALF; row++) {
      if (course[row] != course[rows[kept]]) {
        return true;
      }
    }
    return false;
  }

  private double scale(int order) {
    return FACTORIAL[order] / Math.pow(unit, order);
  }
}
