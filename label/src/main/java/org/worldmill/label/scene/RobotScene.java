package org.worldmill.label.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.worldmill.schemas.robot.RobotChannel;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * A seeded robot whose truth is known: each joint goes from place to place by the way of least jerk
 * (Flash and Hogan, The Journal of Neuroscience 5, 1985), rests, and goes on; its state follows
 * after a delay and by a lag of first order, and may be stopped at an end, be stuck, or be told
 * with noise, in steps, with rows missing and at uneven times. The last joint is a gripper that
 * opens and closes between 0 and 1.
 */
public final class RobotScene {

  /** Joints of every scene; the last is the gripper. */
  public static final int JOINTS = 5;

  /** Steps a second by which states follow. */
  public static final int DENSE_HZ = 1000;

  private static final double GRIP_SECONDS = 0.35;

  /** What the numbers of actions are. */
  public enum Actions {
    /** Positions to be. */
    ABSOLUTE,
    /** Changes to the next row. */
    DELTA,
    /** Velocities. */
    VELOCITY
  }

  /**
   * How the robot is and how it is told.
   *
   * @param seconds how long
   * @param hertz rows a second
   * @param actions what actions are
   * @param delay seconds until a state begins to follow
   * @param lag time constant in seconds by which it then does; 0 for at once
   * @param noise standard deviation of states as told
   * @param step states are told in multiples of that; 0 for all
   * @param jitter standard deviation of a row's time in periods
   * @param drops share of rows that are missing
   * @param end joint 0 is stopped at that magnitude; infinite for never
   * @param stuck this joint does not move; -1 for none
   */
  public record Setting(
      double seconds,
      double hertz,
      Actions actions,
      double delay,
      double lag,
      double noise,
      double step,
      double jitter,
      double drops,
      double end,
      int stuck) {}

  private final Setting setting;
  private final double[][] wanted;
  private final double[][] reached;
  private final List<Integer> kept = new ArrayList<>();
  private final RobotSeries series;

  /** Of this setting and seed. */
  public RobotScene(Setting setting, long seed) {
    this.setting = setting;
    int dense = (int) Math.round((setting.seconds() + 2) * DENSE_HZ);
    Random random = new Random(seed);
    wanted = new double[JOINTS][];
    reached = new double[JOINTS][];
    for (int joint = 0; joint < JOINTS; joint++) {
      wanted[joint] = way(dense, joint == JOINTS - 1, random);
      reached[joint] = followed(wanted[joint], joint);
    }
    series = told(random);
  }

  private static double[] way(int dense, boolean gripper, Random random) {
    double[] way = new double[dense];
    double at = gripper ? 0 : random.nextDouble() - 0.5;
    int from = 0;
    while (from < dense) {
      int rest =
          (int)
              (DENSE_HZ * (gripper ? 0.8 + 1.5 * random.nextDouble() : 0.6 * random.nextDouble()));
      for (int i = from; i < Math.min(dense, from + rest); i++) {
        way[i] = at;
      }
      from += rest;
      double to =
          gripper ? 1 - at : at + (random.nextBoolean() ? 1 : -1) * (0.3 + random.nextDouble());
      to = gripper ? to : Math.max(-1.5, Math.min(1.5, to));
      double seconds = gripper ? GRIP_SECONDS : 0.6 + random.nextDouble();
      int steps = (int) (seconds * DENSE_HZ);
      for (int i = from; i < Math.min(dense, from + steps); i++) {
        double s = (double) (i - from) / steps;
        way[i] = at + (to - at) * s * s * s * (10 + s * (6 * s - 15));
      }
      from += steps;
      at = to;
    }
    return way;
  }

  private double[] followed(double[] want, int joint) {
    double[] state = new double[want.length];
    int delay = (int) Math.round(setting.delay() * DENSE_HZ);
    double share = setting.lag() > 0 ? -Math.expm1(-1 / (DENSE_HZ * setting.lag())) : 1;
    double now = want[0];
    for (int i = 0; i < want.length; i++) {
      now += share * (want[Math.max(0, i - delay)] - now);
      double end = joint == 0 ? setting.end() : Double.POSITIVE_INFINITY;
      state[i] = joint == setting.stuck() ? want[0] : Math.max(-end, Math.min(end, now));
    }
    return state;
  }

  private static double at(double[] course, double seconds) {
    double place = Math.max(0, Math.min(course.length - 1.001, seconds * DENSE_HZ));
    int before = (int) place;
    return course[before] + (place - before) * (course[before + 1] - course[before]);
  }

  private RobotSeries told(Random random) {
    int rows = (int) Math.round(setting.seconds() * setting.hertz());
    double period = 1 / setting.hertz();
    for (int i = 0; i < rows; i++) {
      if (i == 0 || i == rows - 1 || random.nextDouble() >= setting.drops()) {
        kept.add(i);
      }
    }
    long[] nanos = new long[kept.size()];
    double[][] states = new double[JOINTS][nanos.length];
    double[][] actions = new double[JOINTS][nanos.length];
    for (int row = 0; row < nanos.length; row++) {
      double off = Math.max(-2.5, Math.min(2.5, random.nextGaussian())) * setting.jitter();
      double time = Math.max(0, (kept.get(row) + off) * period);
      // As stamps of single precision have it.
      nanos[row] = Math.round((double) (float) time * 1e9);
      for (int joint = 0; joint < JOINTS; joint++) {
        double state = at(reached[joint], time) + setting.noise() * random.nextGaussian();
        double step = setting.step();
        states[joint][row] = (float) (step > 0 ? Math.rint(state / step) * step : state);
        double want = at(wanted[joint], time);
        actions[joint][row] =
            switch (setting.actions()) {
              case ABSOLUTE -> (float) want;
              case DELTA -> (float) (at(wanted[joint], time + period) - want);
              case VELOCITY ->
                  (float)
                      ((at(wanted[joint], time + 0.001) - at(wanted[joint], time - 0.001)) * 500);
            };
      }
    }
    List<RobotChannel> channels = new ArrayList<>();
    for (int joint = 0; joint < JOINTS; joint++) {
      channels.add(new RobotChannel(joint == JOINTS - 1 ? "gripper" : "joint_" + joint, "rad"));
    }
    return new RobotSeries(nanos, channels, states, channels, actions);
  }

  /** What is told of it. */
  public RobotSeries series() {
    return series;
  }

  /** The numbers of the rows that are told, of all from 0. */
  public List<Integer> kept() {
    return List.copyOf(kept);
  }

  /** Where a joint truly is. */
  public double state(int joint, double seconds) {
    return at(reached[joint], seconds);
  }

  /** Its true derivative of an order from 1 to 3, from the dense course. */
  public double derivative(int joint, int order, double seconds) {
    double h = 0.004;
    double[] x = new double[5];
    for (int i = 0; i < x.length; i++) {
      x[i] = at(reached[joint], seconds + (i - 2) * h);
    }
    return switch (order) {
      case 1 -> (x[0] - 8 * x[1] + 8 * x[3] - x[4]) / (12 * h);
      case 2 -> (x[1] - 2 * x[2] + x[3]) / (h * h);
      default -> (x[4] - 2 * x[3] + 2 * x[1] - x[0]) / (2 * h * h * h);
    };
  }

  /** The delay under which states truly go best with what was wanted, velocity with velocity. */
  public double lag() {
    int most = DENSE_HZ;
    double best = Double.NEGATIVE_INFINITY;
    int found = 0;
    for (int shift = 0; shift < most / 2; shift++) {
      double sum = 0;
      for (int joint = 0; joint < JOINTS; joint++) {
        double cross = 0;
        double squares = 0;
        double own = 0;
        for (int i = most; i + 1 < setting.seconds() * DENSE_HZ; i += 2) {
          double v = reached[joint][i + 1] - reached[joint][i - 1];
          double u = wanted[joint][i + 1 - shift] - wanted[joint][i - 1 - shift];
          cross += u * v;
          squares += u * u;
          own += v * v;
        }
        sum += cross / Math.max(1e-12, Math.sqrt(squares * own));
      }
      if (sum > best) {
        best = sum;
        found = shift;
      }
    }
    return (double) found / DENSE_HZ;
  }

  /** When the gripper truly crossed the middle. */
  public List<Double> grips() {
    List<Double> grips = new ArrayList<>();
    double[] state = reached[JOINTS - 1];
    for (int i = 1; i < setting.seconds() * DENSE_HZ; i++) {
      if ((state[i - 1] < 0.5) != (state[i] < 0.5)) {
        grips.add((i - 1 + (0.5 - state[i - 1]) / (state[i] - state[i - 1])) / DENSE_HZ);
      }
    }
    return grips;
  }

  /** How often joint 0 was stopped at an end for 0.2 s or more. */
  public int stops() {
    int stops = 0;
    int held = 0;
    for (int i = 0; i < setting.seconds() * DENSE_HZ; i++) {
      held = Math.abs(reached[0][i]) >= setting.end() - 1e-9 ? held + 1 : 0;
      stops += held == DENSE_HZ / 5 ? 1 : 0;
    }
    return stops;
  }
}
