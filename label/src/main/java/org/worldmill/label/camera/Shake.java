package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How unsteadily a camera is held: its deviation from where it is on average around that time. */
final class Shake {

  private static final double HALF_WINDOW_SECONDS = 1;

  private final List<Double> times = new ArrayList<>();
  private final List<Double> across = new ArrayList<>();
  private final List<Double> down = new ArrayList<>();

  /** Adds a place of the picture, in widths. */
  void add(double seconds, double x, double y) {
    times.add(seconds);
    across.add(x);
    down.add(y);
  }

  /** Root mean square deviation from the mean over a second on either side, in widths. */
  OptionalDouble rms() {
    double squares = 0;
    int count = 0;
    for (int i = 0; i < times.size(); i++) {
      double now = times.get(i);
      double first = times.get(0);
      double last = times.get(times.size() - 1);
      if (now - first < HALF_WINDOW_SECONDS || last - now < HALF_WINDOW_SECONDS) {
        continue;
      }
      double dx = across.get(i) - mean(across, now);
      double dy = down.get(i) - mean(down, now);
      squares += dx * dx + dy * dy;
      count++;
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / count));
  }

  private double mean(List<Double> values, double now) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < times.size(); i++) {
      if (Math.abs(times.get(i) - now) <= HALF_WINDOW_SECONDS + 1e-6) {
        sum += values.get(i);
        count++;
      }
    }
    return sum / count;
  }
}
