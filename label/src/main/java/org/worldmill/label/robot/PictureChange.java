package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/** How much the picture changes from frame to frame, at the times between two. */
final class PictureChange {

  /** Changes up to this many grey levels are noise, or a coder's. */
  private static final int NOISE = 3;

  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private Optional<Plane> before = Optional.empty();
  private long startNanos;
  private long beforeNanos;

  /** Takes the next picture, all of one size; a picture of another size begins anew. */
  void add(Plane plane, long nanos) {
    if (before.isEmpty()) {
      startNanos = nanos;
    }
    Optional<Plane> last =
        before.filter(p -> p.width() == plane.width() && p.height() == plane.height());
    if (last.isPresent() && nanos > beforeNanos) {
      seconds.add(((nanos - startNanos) / 2.0 + (beforeNanos - startNanos) / 2.0) / 1e9);
      values.add(change(last.get(), plane) / ((nanos - beforeNanos) / 1e9));
    }
    before = Optional.of(plane);
    beforeNanos = nanos;
  }

  /** Mean change beyond noise, in grey levels. */
  private static double change(Plane from, Plane to) {
    long sum = 0;
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        sum += Math.max(0, Math.abs(to.at(x, y) - from.at(x, y)) - NOISE);
      }
    }
    return (double) sum / (to.width() * to.height());
  }

  int size() {
    return values.size();
  }

  long startNanos() {
    return startNanos;
  }

  /** Just after the last picture. */
  long endNanos() {
    return beforeNanos + 1;
  }

  /** Times since the first picture. */
  double[] seconds() {
    return seconds.stream().mapToDouble(v -> v).toArray();
  }

  /** Changes in grey levels a second. */
  double[] values() {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  /** Mean time from a picture to the next. */
  double period() {
    return (beforeNanos - startNanos) / 1e9 / Math.max(1, values.size());
  }
}
