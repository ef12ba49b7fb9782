package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * A stream at given times: linear between the two samples around each, along the great circle for
 * quaternions (Shoemake 1985), scaled to length 1 for the direction of gravity, across 180 degrees
 * of longitude the short way; of two fixes the lesser. Where these samples lie further apart than
 * {@link #MOST_STEPS} usual intervals, or there is none on one side, there is no value.
 */
public final class Resampled {

  /** A gap is longer than so many usual intervals: two samples lost in a row. */
  public static final double MOST_STEPS = 3;

  private static final double NEARLY_PARALLEL = 0.9995;

  private final List<Integer> observed = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  private Resampled() {}

  /** The stream at these times, which rise. */
  public static Resampled at(TelemetryStream stream, List<Long> nanos) {
    Resampled found = new Resampled();
    double most = MOST_STEPS * stream.medianIntervalNanos();
    for (int i = 0; i < nanos.size(); i++) {
      long time = nanos.get(i);
      int after = stream.atOrAfter(time);
      if (after == stream.size()) {
        break;
      }
      if (stream.nanos(after) == time) {
        found.add(i, sample(stream, after));
      } else if (after > 0 && stream.nanos(after) - stream.nanos(after - 1) <= most) {
        found.add(i, between(stream, after - 1, time));
      }
    }
    return found;
  }

  private void add(int index, double[] value) {
    observed.add(index);
    values.add(value);
  }

  private static double[] sample(TelemetryStream stream, int index) {
    double[] sample = new double[stream.kind().width()];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = stream.value(index, i);
    }
    return sample;
  }

  private static double[] between(TelemetryStream stream, int before, long time) {
    long start = stream.nanos(before);
    double share = (double) (time - start) / (stream.nanos(before + 1) - start);
    double[] a = sample(stream, before);
    double[] b = sample(stream, before + 1);
    if (stream.kind().isRotation()) {
      return turned(a, b, share);
    }
    if (stream.kind() == TelemetryKind.POSITION && Math.abs(b[1] - a[1]) > 180) {
      b[1] += b[1] < a[1] ? 360 : -360;
    }
    if (stream.kind() == TelemetryKind.GPS_FIX) {
      return new double[] {Math.min(a[0], b[0])};
    }
    double[] mixed = mixed(a, b, 1 - share, share);
    if (stream.kind() == TelemetryKind.POSITION && Math.abs(mixed[1]) > 180) {
      mixed[1] -= Math.copySign(360, mixed[1]);
    }
    return stream.kind() == TelemetryKind.GRAVITY ? unit(mixed) : mixed;
  }

  /** From one rotation to another by the shorter way at an even rate. */
  static double[] turned(double[] a, double[] b, double share) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    double sign = dot < 0 ? -1 : 1;
    double cosine = Math.min(1, Math.abs(dot));
    if (cosine > NEARLY_PARALLEL) {
      return unit(mixed(a, b, 1 - share, share * sign));
    }
    double angle = Math.acos(cosine);
    return unit(
        mixed(
            a,
            b,
            Math.sin((1 - share) * angle) / Math.sin(angle),
            sign * Math.sin(share * angle) / Math.sin(angle)));
  }

  private static double[] mixed(double[] a, double[] b, double ofA, double ofB) {
    double[] mixed = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      mixed[i] = ofA * a[i] + ofB * b[i];
    }
    return mixed;
  }

  private static double[] unit(double[] vector) {
    double square = 0;
    for (double part : vector) {
      square += part * part;
    }
    double length = Math.sqrt(square);
    double[] unit = vector.clone();
    for (int i = 0; i < unit.length && length > 0; i++) {
      unit[i] /= length;
    }
    return unit;
  }

  /** Which of the times have a value: their indices, rising. */
  public List<Integer> observed() {
    return List.copyOf(observed);
  }

  /** One component at the times that have a value. */
  public List<Double> component(int component) {
    return values.stream().map(value -> value[component]).toList();
  }
}
