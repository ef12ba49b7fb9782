package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the numbers of actions are: each joint's position to be, the change to make by the next row,
 * or its velocity. Each says what the state would do, with no factor left free: the position
 * follows, or the velocity does, over the period for changes. The one that leaves least of the
 * state's variance over, at the best of delays to half a second, is told where it leaves under a
 * quarter, and the next leaves well more.
 *
 * @param form which of these
 * @param margin natural logarithm of what the next best leaves over, over what this does
 */
record ActionForm(Form form, double margin) {

  /** What actions can be. */
  enum Form {
    /** Positions. */
    ABSOLUTE,
    /** Changes from a row to the next. */
    DELTA,
    /** Velocities. */
    VELOCITY,
    /** Not told apart. */
    AMBIGUOUS;

    /** As a word of a signal. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final double LONGEST_DELAY = 0.5;
  private static final double MOST_LEFT = 0.25;
  private static final double LEAST_MARGIN = Math.log(2.5);

  /** A joint that moves by fewer times its noise tells nothing. */
  private static final double EXCITED = 20;

  private static final List<Form> FORMS = List.of(Form.ABSOLUTE, Form.DELTA, Form.VELOCITY);

  /** The joints that move enough, by range over noise. */
  static List<Integer> excited(ClipRows rows) {
    List<Integer> joints = new ArrayList<>();
    for (int joint = 0; joint < rows.joints(); joint++) {
      double[] state = rows.states(joint);
      double range = Robust.range(state);
      if (range > 0
          && range > EXCITED * Robust.noise(state)
          && Robust.range(rows.actions(joint)) > 0) {
        joints.add(joint);
      }
    }
    return joints;
  }

  /** Of a clip whose channels of state have actions of their own. */
  static ActionForm of(ClipRows rows, RowClock clock, JointMotion motion) {
    List<Integer> joints = excited(rows);
    double[] left = new double[FORMS.size()];
    Arrays.fill(left, Double.POSITIVE_INFINITY);
    int delays = (int) Math.round(LONGEST_DELAY / clock.period());
    double[] seconds = new double[rows.count()];
    Arrays.setAll(seconds, rows::seconds);
    List<Pair> pairs = new ArrayList<>();
    for (int joint : joints) {
      double widest = (RowClock.WIDEST_BRIDGE + 0.5) * clock.period();
      pairs.add(
          new Pair(
              joint,
              new Course(seconds, rows.actions(joint), widest),
              motion.velocity(rows.states(joint))));
    }
    for (int delay = 0; delay <= delays && !joints.isEmpty(); delay++) {
      double[][] share = new double[FORMS.size()][joints.size()];
      for (int k = 0; k < joints.size(); k++) {
        double[] found = leftOver(rows, motion.rows(), pairs.get(k), clock.period(), delay);
        for (int form = 0; form < FORMS.size(); form++) {
          share[form][k] = found[form];
        }
      }
      for (int form = 0; form < FORMS.size(); form++) {
        left[form] = Math.min(left[form], Robust.median(share[form]));
      }
    }
    int best = 0;
    for (int form = 1; form < FORMS.size(); form++) {
      best = left[form] < left[best] ? form : best;
    }
    double next = Double.POSITIVE_INFINITY;
    for (int form = 0; form < FORMS.size(); form++) {
      next = form == best ? next : Math.min(next, left[form]);
    }
    if (!(left[best] < Double.POSITIVE_INFINITY) || !(next < Double.POSITIVE_INFINITY)) {
      return new ActionForm(Form.AMBIGUOUS, 0);
    }
    double margin = Math.log(Math.max(next, 1e-9) / Math.max(left[best], 1e-9));
    boolean told = left[best] < MOST_LEFT && margin >= LEAST_MARGIN;
    return new ActionForm(told ? FORMS.get(best) : Form.AMBIGUOUS, margin);
  }

  /** A joint's action, and how its state moves. */
  private static final class Pair {

    private final int joint;
    private final Course action;
    private final double[] velocity;

    Pair(int joint, Course action, double[] velocity) {
      this.joint = joint;
      this.action = action;
      this.velocity = velocity;
    }
  }

  /** Shares of a joint's variance that each form leaves over. */
  private static double[] leftOver(ClipRows rows, int[] at, Pair pair, double period, int delay) {
    double[] velocity = pair.velocity;
    double[] sums = new double[4];
    double[] off = new double[3];
    int count = 0;
    for (int i = 0; i < at.length; i++) {
      double asked = pair.action.at(rows.seconds(at[i]) - delay * period);
      if (Double.isNaN(asked)) {
        continue;
      }
      double state = rows.state(pair.joint, at[i]);
      double change = velocity[i] * period;
      count++;
      sums[0] += state;
      sums[1] += state * state;
      sums[2] += state - asked;
      sums[3] += velocity[i] * velocity[i];
      off[0] += (state - asked) * (state - asked);
      off[1] += (change - asked) * (change - asked);
      off[2] += (velocity[i] - asked) * (velocity[i] - asked);
    }
    double variance = sums[1] - sums[0] * sums[0] / Math.max(1, count);
    double moving = sums[3];
    if (count < RowClock.LEAST_ROWS || variance <= 0 || moving <= 0) {
      return new double[] {
        Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
      };
    }
    return new double[] {
      // A constant shift between what is asked and what is reached is common, a factor is not.
      (off[0] - sums[2] * sums[2] / count) / variance,
      off[1] / (moving * period * period),
      off[2] / moving
    };
  }
}
