package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * When grippers went from one end of their range to the other: crossings of the middle, between a
 * quarter and three quarters of what the whole series reaches, so that nothing that trembles around
 * one level counts. Between two rows the time is the mean of where the parabolas through three rows
 * before and after cross; where one row is at one end and the next at the other, the middle of the
 * two. Which end is open no series says.
 */
final class GripperEvents {

  private static final Pattern NAME = Pattern.compile("(?i).*(gripper|jaw|finger).*");
  private static final double LOW = 0.25;
  private static final double HIGH = 0.75;

  /** A range of fewer times its noise is none. */
  private static final double LEAST_RANGE = 20;

  /** Variance that noise at the ends of the range adds to the middle, over that of a row. */
  private static final double ENDS = 0.1;

  /** So near to an end of the range a gripper is there, as a share of the range. */
  private static final double END = 0.05;

  /** A gripper told as open or closed stays so for as many rows and more, on average. */
  private static final int LEAST_STAY = 5;

  /** Standard error of the mean of two parabolas' crossings, over how far they lie apart. */
  private static final double BENT = 0.065;

  /** To a millionth of the time between two rows and less. */
  private static final int HALVINGS = 24;

  private GripperEvents() {}

  /**
   * A transition.
   *
   * @param joint its channel of state
   * @param seconds since the clip began
   * @param error standard error of that
   * @param rises whether the number rises
   */
  record Event(int joint, double seconds, double error, boolean rises) {}

  /** The channels whose names are those of grippers. */
  static List<Integer> channels(RobotSeries series) {
    List<Integer> channels = new ArrayList<>();
    for (int i = 0; i < series.states().size(); i++) {
      if (NAME.matcher(series.states().get(i).name()).matches()) {
        channels.add(i);
      }
    }
    return channels;
  }

  /** Those of a clip, by time. */
  static List<Event> of(RobotSeries series, long startNanos, long endNanos) {
    List<Event> events = new ArrayList<>();
    for (int joint : channels(series)) {
      double[] all = new double[series.rows()];
      java.util.Arrays.setAll(all, row -> series.state(joint, row));
      double range = Robust.range(all);
      double least = java.util.Arrays.stream(all).min().orElse(0);
      double noise = noise(all, least, range);
      if (range > 0 && range > LEAST_RANGE * noise) {
        add(series, all, new Levels(joint, least, range, noise), startNanos, events);
      }
    }
    double end = (endNanos - startNanos) / 1e9;
    return events.stream()
        .filter(event -> event.seconds() >= 0 && event.seconds() < end)
        .sorted(Comparator.comparingDouble(Event::seconds).thenComparingInt(Event::joint))
        .toList();
  }

  /** What rows differ by where the gripper rests: what moves would be taken for noise. */
  private static double noise(double[] all, double least, double range) {
    if (isState(all, least)) {
      return 0;
    }
    double resting = Robust.restingNoise(all, row -> atAnEnd((all[row] - least) / range));
    return resting > 0 ? resting : Robust.noise(all);
  }

  /**
   * Whether a gripper is told as open or closed, by 0 and 1 or by -1 and 1: then a step is a
   * movement. Others that know two numbers tremble between two steps of an encoder.
   */
  private static boolean isState(double[] all, double least) {
    int changes = 0;
    for (int row = 0; row < all.length; row++) {
      if (all[row] != 1 && all[row] != least) {
        return false;
      }
      changes += row > 0 && all[row] != all[row - 1] ? 1 : 0;
    }
    return (least == 0 || least == -1) && changes * LEAST_STAY <= all.length;
  }

  private record Levels(int joint, double least, double range, double noise) {
    double share(double value) {
      return (value - least) / range;
    }
  }

  private static boolean atAnEnd(double share) {
    return Math.min(share, 1 - share) < END;
  }

  private static void add(
      RobotSeries series, double[] all, Levels levels, long startNanos, List<Event> events) {
    int level = 0;
    int crossed = -1;
    for (int row = 0; row < all.length; row++) {
      double share = levels.share(all[row]);
      int now = share >= HIGH ? 1 : share <= LOW ? -1 : 0;
      if (row > 0 && (levels.share(all[row - 1]) < 0.5) != (share < 0.5)) {
        crossed = row;
      }
      if (now != 0) {
        if (level != 0 && now != level && crossed > 0) {
          events.add(event(series, all, levels, startNanos, crossed));
        }
        level = now;
      }
    }
  }

  private static Event event(RobotSeries series, double[] all, Levels levels, long start, int row) {
    double[] seconds = new double[all.length];
    java.util.Arrays.setAll(seconds, i -> (series.nanos(i) - start) / 1e9);
    double gap = seconds[row] - seconds[row - 1];
    double before = levels.share(all[row - 1]);
    double after = levels.share(all[row]);
    double middle = levels.least() + levels.range() / 2;
    double rise = all[row] - all[row - 1];
    if (atAnEnd(before) && atAnEnd(after)) {
      // From end to end between two rows: anywhere between them.
      double even = (seconds[row - 1] + seconds[row]) / 2;
      return new Event(levels.joint(), even, gap / Math.sqrt(12), rise > 0);
    }
    double straight = seconds[row - 1] + (middle - all[row - 1]) / rise * gap;
    double left = row >= 2 ? crossing(seconds, all, row - 2, row, middle) : straight;
    double right = row + 1 < all.length ? crossing(seconds, all, row - 1, row, middle) : straight;
    double time = (left + right) / 2;
    double share = (time - seconds[row - 1]) / gap;
    double apart = Math.sqrt(share * share + (1 - share) * (1 - share) + ENDS);
    double error = Math.hypot(BENT * (left - right), apart * levels.noise() / Math.abs(rise) * gap);
    return new Event(levels.joint(), time, error, rise > 0);
  }

  /**
   * When the parabola through three rows from {@code first} on is at a level, in the gap before
   * {@code row}.
   */
  private static double crossing(double[] seconds, double[] all, int first, int row, double level) {
    double low = seconds[row - 1];
    double high = seconds[row];
    boolean rises = all[row] > all[row - 1];
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (parabola(seconds, all, first, middle) < level == rises) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** By Newton's divided differences. */
  private static double parabola(double[] seconds, double[] all, int first, double at) {
    double a = seconds[first];
    double b = seconds[first + 1];
    double c = seconds[first + 2];
    double slope = (all[first + 1] - all[first]) / (b - a);
    double next = (all[first + 2] - all[first + 1]) / (c - b);
    return all[first] + (at - a) * (slope + (at - b) * (next - slope) / (c - a));
  }
}
