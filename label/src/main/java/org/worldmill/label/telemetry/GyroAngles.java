package org.worldmill.label.telemetry;

import org.worldmill.schemas.telemetry.TelemetryStream;

/** A gyroscope's readings summed up over time, each axis for itself: right for short turns. */
final class GyroAngles {

  private final TelemetryStream gyro;
  private final double[][] sums;

  GyroAngles(TelemetryStream gyro) {
    this.gyro = gyro;
    this.sums = new double[3][gyro.size()];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 1; i < gyro.size(); i++) {
        double mean = (gyro.value(i, axis) + gyro.value(i - 1, axis)) / 2;
        sums[axis][i] = sums[axis][i - 1] + mean * (gyro.nanos(i) - gyro.nanos(i - 1)) / 1e9;
      }
    }
  }

  /** Whether something is known of all of this time. */
  boolean covers(long startNanos, long endNanos) {
    return startNanos >= gyro.nanos(0) && endNanos <= gyro.nanos(gyro.size() - 1);
  }

  /** The angle about an axis in radians, from any zero. */
  double at(int axis, long nanos) {
    int after = Math.min(gyro.size() - 1, Math.max(1, gyro.atOrAfter(nanos)));
    long start = gyro.nanos(after - 1);
    double share = (double) (nanos - start) / (gyro.nanos(after) - start);
    return sums[axis][after - 1] + share * (sums[axis][after] - sums[axis][after - 1]);
  }

  /** The mean angular velocity about an axis between two times, in rad/s. */
  double rate(int axis, long startNanos, long endNanos) {
    return (at(axis, endNanos) - at(axis, startNanos)) / ((endNanos - startNanos) / 1e9);
  }
}
