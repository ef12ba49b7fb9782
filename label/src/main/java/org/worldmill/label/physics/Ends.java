package org.worldmill.label.physics;

/**
 * Leaves out what does not belong at the ends of a flight. The picture in which a thing strikes
 * shows it before and after, and beside what it strikes its shadow joins it: the place seen then
 * lies off the parabola, and being at the end bends it most. Each end is held against the parabola
 * of all others, in the standard errors of that prediction (deletion residuals: Belsley, Kuh and
 * Welsch, Regression Diagnostics, 1980).
 */
final class Ends {

  /** At either end; more would be another movement. */
  private static final int MOST = 2;

  /** As many as remain: they leave two free numbers beyond a parabola each way. */
  private static final int LEAST_LEFT = 5;

  /** In standard errors of the prediction. */
  private static final double STRAY = 5;

  private Ends() {}

  /** The flight without stray sightings at its ends; itself if there are none. */
  static Arc trimmed(Arc arc) {
    Arc left = arc;
    int early = 0;
    int late = 0;
    while (left.size() > LEAST_LEFT) {
      Arc withoutFirst = Arc.fitted(left.course(), left.from() + 1, left.to());
      Arc withoutLast = Arc.fitted(left.course(), left.from(), left.to() - 1);
      double first = early < MOST ? off(withoutFirst, left.from()) : 0;
      double last = late < MOST ? off(withoutLast, left.to() - 1) : 0;
      if (Math.max(first, last) <= STRAY) {
        return left;
      }
      early += first >= last ? 1 : 0;
      late += first >= last ? 0 : 1;
      left = first >= last ? withoutFirst : withoutLast;
    }
    return left;
  }

  /** How far a sighting is from where others say, in standard errors of what they say. */
  private static double off(Arc others, int sighting) {
    double variance = 1 + others.placeVariance(others.course().t(sighting));
    double distance = Math.hypot(others.residualX(sighting), others.residualY(sighting));
    return distance / (others.deviation() * Math.sqrt(variance));
  }
}
