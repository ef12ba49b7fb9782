package org.worldmill.label.telemetry;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/** Streams made by hand. */
final class Streams {

  static final double FULL_SCALE = 80;

  private Streams() {}

  static TelemetryStream of(TelemetryKind kind, long[] nanos, double... values) {
    return new TelemetryStream(
        new TelemetryStream.Origin(
            kind,
            "test " + kind,
            "hand",
            TelemetryClock.STAMPED,
            0,
            0,
            OptionalDouble.of(FULL_SCALE)),
        nanos,
        values);
  }

  /** Vectors along z at an even rate from 0 on. */
  static TelemetryStream alongZ(
      TelemetryKind kind, int count, long stepNanos, IntToDoubleFunction value) {
    long[] nanos = new long[count];
    double[] values = new double[3 * count];
    for (int i = 0; i < count; i++) {
      nanos[i] = i * stepNanos;
      values[3 * i + 2] = value.applyAsDouble(i);
    }
    return of(kind, nanos, values);
  }
}
