package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * Joints that do not move as they are asked to: held at the end of their range while the action
 * asks for more, or constant all clip long while the action moves. Extremes are those of the whole
 * series. Needs actions in the state's own positions for ends; for stuck joints their sums over
 * time do.
 *
 * @param limitRows rows at which any joint is held at an end
 * @param limitHits how often one came to be held
 * @param limitJoints how many joints ever were
 * @param stuck joints that do not move at all
 */
record JointRests(int limitRows, int limitHits, int limitJoints, List<Integer> stuck) {

  /** Values within so many standard deviations of noise are the same. */
  private static final double SAME = 4;

  private static final double LEAST_HOLD_SECONDS = 0.15;
  private static final int LEAST_HOLD_ROWS = 4;
  private static final double LEAST_PUSH = 0.05;

  /** An action must move by so many times what a state could hide. */
  private static final double MOVING = 10;

  JointRests {
    stuck = List.copyOf(stuck);
  }

  static JointRests of(ClipRows rows, RowClock clock, ActionForm.Form form) {
    boolean[] held = new boolean[rows.count()];
    int hits = 0;
    int joints = 0;
    List<Integer> stuck = new ArrayList<>();
    for (int joint = 0; joint < rows.joints(); joint++) {
      double[] state = rows.states(joint);
      double same = SAME * Robust.noise(state) + Robust.step(state);
      Ends ends = Ends.of(rows.series(), joint);
      int own = 0;
      for (int side = -1; form == ActionForm.Form.ABSOLUTE && side <= 1; side += 2) {
        own += holds(rows, clock, joint, new Side(ends, side, same), held);
      }
      hits += own;
      joints += own > 0 ? 1 : 0;
      if (own == 0 && isStuck(rows, clock, joint, state, form)) {
        stuck.add(joint);
      }
    }
    int share = 0;
    for (boolean row : held) {
      share += row ? 1 : 0;
    }
    return new JointRests(share, hits, joints, stuck);
  }

  /** The least and the greatest state of a joint in the whole series. */
  private record Ends(double least, double most) {
    static Ends of(RobotSeries series, int joint) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < series.rows(); row++) {
        least = Math.min(least, series.state(joint, row));
        most = Math.max(most, series.state(joint, row));
      }
      return new Ends(least, most);
    }
  }

  /** One end of a joint's range: 1 for the upper, -1 for the lower. */
  private record Side(Ends ends, int sign, double same) {

    boolean holds(double state, double action) {
      double end = sign > 0 ? ends.most() : ends.least();
      double range = ends.most() - ends.least();
      double push = sign * (action - state);
      return range > MOVING * same
          && Math.abs(state - end) <= 2 * same
          && push > Math.max(LEAST_PUSH * range, 2 * same);
    }
  }

  private static int holds(ClipRows rows, RowClock clock, int joint, Side side, boolean[] held) {
    int hits = 0;
    int from = 0;
    for (int row = 0; row <= rows.count(); row++) {
      boolean still =
          row < rows.count() && side.holds(rows.state(joint, row), rows.action(joint, row));
      if (!still) {
        int last = row - 1;
        if (row - from >= LEAST_HOLD_ROWS
            && rows.seconds(last) - rows.seconds(from) >= LEAST_HOLD_SECONDS - clock.period() / 2) {
          hits++;
          java.util.Arrays.fill(held, from, row, true);
        }
        from = row + 1;
      }
    }
    return hits;
  }

  private static boolean isStuck(
      ClipRows rows, RowClock clock, int joint, double[] state, ActionForm.Form form) {
    double[] asked = rows.actions(joint);
    double noise = Robust.noise(asked);
    if (Robust.range(asked) <= MOVING * noise) {
      return false;
    }
    double[] way = asked.clone();
    for (int i = 1; form != ActionForm.Form.ABSOLUTE && i < way.length; i++) {
      double step = form == ActionForm.Form.DELTA ? 1 : clock.period();
      way[i] = way[i - 1] + asked[i] * step;
    }
    double hidden = Robust.range(state);
    double wobble = 2 * SAME * Robust.noise(state) + Robust.step(state);
    return hidden <= wobble && Robust.range(way) > MOVING * Math.max(hidden, wobble / 2);
  }
}
