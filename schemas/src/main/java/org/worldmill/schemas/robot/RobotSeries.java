package org.worldmill.schemas.robot;

import java.util.Arrays;
import java.util.List;

/**
 * States and actions of a robot by time, on the clock of the film that shows it.
 *
 * <p>Immutable; arrays are copied neither in nor out, and nobody writes to them.
 */
public final class RobotSeries {

  private final long[] nanos;
  private final List<RobotChannel> states;
  private final List<RobotChannel> actions;
  private final double[][] stateValues;
  private final double[][] actionValues;

  /**
   * Wraps values; the caller gives the arrays away.
   *
   * @param nanos time of each row in nanoseconds of the film, rising
   * @param states channels of what was measured
   * @param stateValues a finite number a row, for each of these channels
   * @param actions channels of what was asked for
   * @param actionValues a finite number a row, for each of these
   */
  public RobotSeries(
      long[] nanos,
      List<RobotChannel> states,
      double[][] stateValues,
      List<RobotChannel> actions,
      double[][] actionValues) {
    this.nanos = nanos;
    this.states = List.copyOf(states);
    this.actions = List.copyOf(actions);
    this.stateValues = stateValues;
    this.actionValues = actionValues;
    for (int i = 1; i < nanos.length; i++) {
      if (nanos[i] <= nanos[i - 1]) {
        throw new IllegalArgumentException("row " + i + " is not later than the one before it");
      }
    }
    check(this.states, stateValues);
    check(this.actions, actionValues);
  }

  private void check(List<RobotChannel> channels, double[][] values) {
    if (channels.size() != values.length) {
      throw new IllegalArgumentException(
          channels.size() + " channels with values of " + values.length);
    }
    for (double[] channel : values) {
      if (channel.length != nanos.length) {
        throw new IllegalArgumentException(nanos.length + " rows with " + channel.length);
      }
      for (double value : channel) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("values are finite, or their row is left out");
        }
      }
    }
  }

  /** How many rows there are. */
  public int rows() {
    return nanos.length;
  }

  /** Time of a row in nanoseconds of the film. */
  public long nanos(int row) {
    return nanos[row];
  }

  /** The first row that is not before this time; {@link #rows()} if there is none. */
  public int atOrAfter(long time) {
    int found = Arrays.binarySearch(nanos, time);
    return found >= 0 ? found : -found - 1;
  }

  /** Channels of what was measured. */
  public List<RobotChannel> states() {
    return states;
  }

  /** Channels of what was asked for. */
  public List<RobotChannel> actions() {
    return actions;
  }

  /** What was measured of a channel at a row. */
  public double state(int channel, int row) {
    return stateValues[channel][row];
  }

  /** What was asked of a channel at a row. */
  public double action(int channel, int row) {
    return actionValues[channel][row];
  }
}
