package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * When grippers went from one end of their range to the other: crossings of the middle, between a
 * quarter and three quarters of what the whole series reaches, so that nothing that trembles around
 * one level counts. Which end is open no series says.
 */
final class GripperEvents {

  private static final Pattern NAME = Pattern.compile("(?i).*(gripper|jaw|finger).*");
  private static final double LOW = 0.25;
  private static final double HIGH = 0.75;

  /** A range of fewer times its noise is none. */
  private static final double LEAST_RANGE = 20;

  /** Variance that noise at the ends of the range adds to the middle, over that of a row. */
  private static final double ENDS = 0.1;

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
      double noise = Robust.noise(all);
      double range = Robust.range(all);
      if (range > LEAST_RANGE * noise) {
        double least = java.util.Arrays.stream(all).min().orElse(0);
        add(series, all, new Levels(joint, least, range, noise), startNanos, events);
      }
    }
    double end = (endNanos - startNanos) / 1e9;
    return events.stream()
        .filter(event -> event.seconds() >= 0 && event.seconds() < end)
        .sorted(Comparator.comparingDouble(Event::seconds).thenComparingInt(Event::joint))
        .toList();
  }

  private record Levels(int joint, double least, double range, double noise) {
    double share(double value) {
      return (value - least) / range;
    }
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
    double before = (series.nanos(row - 1) - start) / 1e9;
    double gap = (series.nanos(row) - series.nanos(row - 1)) / 1e9;
    double rise = all[row] - all[row - 1];
    double middle = levels.least() + levels.range() / 2;
    double share = (middle - all[row - 1]) / rise;
    // Between two rows the course bends as it does around both.
    double bend = bend(all, row) / Math.abs(rise) * share * (1 - share) / 2;
    double apart = Math.sqrt(share * share + (1 - share) * (1 - share) + ENDS);
    double error = Math.hypot(bend, apart * levels.noise() / Math.abs(rise)) * gap;
    return new Event(levels.joint(), before + share * gap, error, rise > 0);
  }

  private static double bend(double[] all, int row) {
    double left = row >= 2 ? all[row] - 2 * all[row - 1] + all[row - 2] : 0;
    double right = row + 1 < all.length ? all[row + 1] - 2 * all[row] + all[row - 1] : 0;
    return Math.abs(left + right) / 2 + Math.abs(left - right) / 6;
  }
}
