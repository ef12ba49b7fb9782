package org.worldmill.label.robot;

import java.util.Arrays;
import org.worldmill.schemas.robot.RobotSeries;

/** The rows of a series that lie within a clip, by seconds since the clip began. */
final class ClipRows {

  private final RobotSeries series;
  private final int from;
  private final double[] seconds;

  ClipRows(RobotSeries series, long startNanos, long endNanos) {
    this.series = series;
    from = series.atOrAfter(startNanos);
    seconds = new double[series.atOrAfter(endNanos) - from];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = (series.nanos(from + i) - startNanos) / 1e9;
    }
  }

  RobotSeries series() {
    return series;
  }

  int count() {
    return seconds.length;
  }

  double seconds(int row) {
    return seconds[row];
  }

  int joints() {
    return series.states().size();
  }

  /** Whether every channel of state has an action of its own: as many, in the same order. */
  boolean paired() {
    return series.actions().size() == joints();
  }

  double state(int joint, int row) {
    return series.state(joint, from + row);
  }

  double action(int joint, int row) {
    return series.action(joint, from + row);
  }

  double[] states(int joint) {
    double[] values = new double[count()];
    Arrays.setAll(values, row -> state(joint, row));
    return values;
  }

  double[] actions(int joint) {
    double[] values = new double[count()];
    Arrays.setAll(values, row -> action(joint, row));
    return values;
  }
}
