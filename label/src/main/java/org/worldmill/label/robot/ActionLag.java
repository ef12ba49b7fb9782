package org.worldmill.label.robot;

import java.util.Arrays;

/**
 * How long after an action the state follows: where the velocities of positions asked for, or the
 * velocities or changes asked for, go best with the velocities reached, all joints that move
 * together. Positive if the state comes later.
 */
final class ActionLag {

  private static final double LEAST = -0.25;
  private static final double MOST = 1;

  private ActionLag() {}

  static ShiftSearch.Found of(
      ClipRows rows, RowClock clock, JointMotion motion, ActionForm.Form form) {
    ShiftSearch search = new ShiftSearch(LEAST, MOST, clock.period() / 4);
    int[] at = motion.rows();
    double[] seconds = new double[at.length];
    Arrays.setAll(seconds, i -> rows.seconds(at[i]));
    // A change to the next row is the velocity half a period on.
    double on = form == ActionForm.Form.DELTA ? clock.period() / 2 : 0;
    double[] askedAt = Arrays.stream(seconds).map(time -> time + on).toArray();
    for (int joint : ActionForm.excited(rows)) {
      double[] asked =
          form == ActionForm.Form.ABSOLUTE
              ? motion.velocity(rows.actions(joint))
              : picked(rows.actions(joint), at);
      double[] reached = motion.velocity(rows.states(joint));
      double widest = (RowClock.WIDEST_BRIDGE + 0.5) * clock.period();
      search.add(new Course(askedAt, asked, widest), seconds, reached);
    }
    return search.find();
  }

  private static double[] picked(double[] values, int[] rows) {
    double[] picked = new double[rows.length];
    Arrays.setAll(picked, i -> values[rows[i]]);
    return picked;
  }
}
