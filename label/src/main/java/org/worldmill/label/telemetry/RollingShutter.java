package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.camera.PictureTurns.Turned;
import org.worldmill.label.telemetry.RotationAgreement.Estimate;

/**
 * How much later a picture's last row is exposed than its first: while a camera turns ever faster,
 * later rows turn farther from one picture to the next, by that time and the change of the angular
 * velocity, which a gyroscope tells. Things at several distances shift by rows as well while the
 * camera moves past them, but with the velocity itself, which is fitted beside it.
 */
final class RollingShutter {

  private static final long HALF_WINDOW_NANOS = 3_000_000L;
  private static final int LEAST_ROWS = 60;

  private RollingShutter() {}

  /** What one axis of a step shows: the skew, and what it may come from. */
  private record Row(double skew, double change, double rate) {}

  /**
   * Seconds from the first row to the last, and the standard error; empty if there is too little.
   */
  static Optional<Estimate> of(List<Turned> turns, RotationAgreement agreement, GyroAngles angles) {
    List<Row> rows = new ArrayList<>();
    for (Turned turned : turns) {
      add(rows, turned, agreement, angles);
    }
    if (rows.size() < LEAST_ROWS) {
      return Optional.empty();
    }
    List<Integer> bounds =
        Stretches.of(rows.stream().map(row -> row.change() * row.change()).toList());
    List<Double> without = new ArrayList<>();
    for (int k = 0; k < Stretches.COUNT; k++) {
      List<Row> rest = new ArrayList<>(rows);
      rest.subList(bounds.get(k), bounds.get(k + 1)).clear();
      without.add(slope(rest));
    }
    return Optional.of(new Estimate(slope(rows), Stretches.error(without)));
  }

  private static void add(
      List<Row> rows, Turned turned, RotationAgreement agreement, GyroAngles angles) {
    long from = turned.startNanos() + agreement.offsetNanos();
    long to = turned.endNanos() + agreement.offsetNanos();
    if (!angles.covers(from - HALF_WINDOW_NANOS, to + HALF_WINDOW_NANOS)) {
      return;
    }
    for (int axis = 0; axis < 2; axis++) {
      RotationAgreement.Axis found = agreement.axes().get(axis);
      if (found.excited()) {
        double first =
            angles.rate(found.gyro(), from - HALF_WINDOW_NANOS, from + HALF_WINDOW_NANOS);
        double last = angles.rate(found.gyro(), to - HALF_WINDOW_NANOS, to + HALF_WINDOW_NANOS);
        double skew = axis == 0 ? turned.skew().x() : turned.skew().y();
        rows.add(
            new Row(
                skew,
                found.sign() * (last - first),
                found.sign() * angles.rate(found.gyro(), from, to)));
      }
    }
  }

  /** Of the skew over the change, beside what goes with the rate; by least squares. */
  private static double slope(List<Row> rows) {
    double cc = 0;
    double cr = 0;
    double rr = 0;
    double sc = 0;
    double sr = 0;
    for (Row row : rows) {
      cc += row.change() * row.change();
      cr += row.change() * row.rate();
      rr += row.rate() * row.rate();
      sc += row.skew() * row.change();
      sr += row.skew() * row.rate();
    }
    double size = cc * rr - cr * cr;
    return size > 0 ? (sc * rr - sr * cr) / size : 0;
  }
}
