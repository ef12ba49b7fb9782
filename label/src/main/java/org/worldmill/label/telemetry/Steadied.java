package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * The turns of a picture that a camera steadied, as its maker's file tells them: the orientation of
 * the camera (CORI) and that of the picture against it (IORI), one after the other.
 */
final class Steadied {

  private static final int LEAST_SAMPLES = 3;

  private Steadied() {}

  /** Angular velocities of the composed orientation, if the file tells both. */
  static Optional<TelemetryStream> turning(Telemetry telemetry) {
    Optional<TelemetryStream> camera = telemetry.first(TelemetryKind.ORIENTATION);
    Optional<TelemetryStream> picture = telemetry.first(TelemetryKind.IMAGE_ORIENTATION);
    if (camera.isEmpty() || picture.isEmpty()) {
      return Optional.empty();
    }
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < camera.get().size(); i++) {
      times.add(camera.get().nanos(i));
    }
    Resampled against = Resampled.at(picture.get(), times);
    List<Integer> known = against.observed();
    if (known.size() < LEAST_SAMPLES) {
      return Optional.empty();
    }
    long[] nanos = new long[known.size() - 1];
    double[] rates = new double[3 * nanos.length];
    double[] before = new double[0];
    for (int i = 0; i < known.size(); i++) {
      double[] own = new double[4];
      double[] turned = new double[4];
      for (int k = 0; k < 4; k++) {
        own[k] = camera.get().value(known.get(i), k);
        turned[k] = against.component(k).get(i);
      }
      double[] now = product(turned, own);
      if (i > 0) {
        long start = times.get(known.get(i - 1));
        long end = times.get(known.get(i));
        nanos[i - 1] = (start + end) / 2;
        double[] rate = rate(before, now, (end - start) / 1e9);
        System.arraycopy(rate, 0, rates, 3 * (i - 1), 3);
      }
      before = now;
    }
    TelemetryStream.Origin origin = camera.get().origin();
    return Optional.of(
        new TelemetryStream(
            new TelemetryStream.Origin(
                TelemetryKind.ROTATION_RATE,
                origin.source(),
                origin.device(),
                origin.clock(),
                origin.clockSpreadNanos(),
                0,
                OptionalDouble.empty()),
            nanos,
            rates));
  }

  /** The product of two quaternions w, x, y, z. */
  static double[] product(double[] a, double[] b) {
    return new double[] {
      a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
      a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
      a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
      a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]
    };
  }

  /** The angular velocity, by the body's own axes, that turns one orientation into another. */
  private static double[] rate(double[] before, double[] now, double seconds) {
    double[] back = {before[0], -before[1], -before[2], -before[3]};
    double[] step = product(back, now);
    double sine = Math.sqrt(step[1] * step[1] + step[2] * step[2] + step[3] * step[3]);
    double angle = 2 * Math.atan2(sine, Math.abs(step[0])) * Math.signum(step[0]);
    double scale = sine < 1e-12 ? 0 : angle / sine / seconds;
    return new double[] {step[1] * scale, step[2] * scale, step[3] * scale};
  }
}
