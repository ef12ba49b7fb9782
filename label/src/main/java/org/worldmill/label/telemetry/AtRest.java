package org.worldmill.label.telemetry;

import java.util.OptionalDouble;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * What an accelerometer reads while the device is at rest: the mean length of its vectors over the
 * half seconds in which the device turns at less than 0.05 rad/s on average (root mean square) and
 * the length differs from its mean by less than 0.3 m/s^2. Gravity alone should be left.
 */
final class AtRest {

  private static final long WINDOW_NANOS = 500_000_000L;
  private static final double MOST_TURN = 0.05;
  private static final double MOST_SHAKE = 0.3;
  private static final int LEAST_SAMPLES = 10;

  private AtRest() {}

  /** The mean, if there is such a window between two instants. */
  static OptionalDouble meanForce(
      TelemetryStream force, TelemetryStream turning, long startNanos, long endNanos) {
    double sum = 0;
    long count = 0;
    for (long at = startNanos; at + WINDOW_NANOS <= endNanos; at += WINDOW_NANOS) {
      StreamFigures turn = new StreamFigures(turning, at, at + WINDOW_NANOS);
      StreamFigures push = new StreamFigures(force, at, at + WINDOW_NANOS);
      if (turn.samples() >= LEAST_SAMPLES && push.samples() >= LEAST_SAMPLES) {
        double mean = push.meanLength().orElseThrow();
        double rms = push.rmsLength().orElseThrow();
        double shake = Math.sqrt(Math.max(0, rms * rms - mean * mean));
        if (turn.rmsLength().orElseThrow() < MOST_TURN && shake < MOST_SHAKE) {
          sum += mean * push.samples();
          count += push.samples();
        }
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
