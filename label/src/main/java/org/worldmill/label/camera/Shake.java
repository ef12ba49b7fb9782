package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How unsteadily a camera is held: its deviation from where it is on average around that time. */
final class Shake {

  private static final double HALF_WINDOW_SECONDS = 1;

  /** Errors of steps as stated by fits are too small by this. */
  private static final double ERROR_FACTOR = 1.2;

  /** What points do not show, however well they fit: a share of a pixel that coding moves. */
  private static final double LEAST_ERROR = 1e-5;

  private final double share;
  private final List<Double> times = new ArrayList<>();
  private final List<Double> across = new ArrayList<>();
  private final List<Double> down = new ArrayList<>();
  private final List<Double> errors = new ArrayList<>();

  /**
   * A shake.
   *
   * @param rms root mean square deviation, in widths
   * @param error its standard error
   */
  record Found(double rms, double error) {}

  /** With the share by which an unknown focal length or a coder may make all of it wrong. */
  Shake(double share) {
    this.share = share;
  }

  /** Adds a place of the picture in widths, and the standard error of the step there. */
  void add(double seconds, double x, double y, double error) {
    times.add(seconds);
    across.add(x);
    down.add(y);
    errors.add(error);
  }

  /** Root mean square deviation from the mean over a second on either side. */
  Optional<Found> found() {
    double squares = 0;
    int count = 0;
    double[] pullX = new double[times.size()];
    double[] pullY = new double[times.size()];
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
      pull(pullX, i, dx);
      pull(pullY, i, dy);
    }
    if (count == 0) {
      return Optional.empty();
    }
    double rms = Math.sqrt(squares / count);
    double error = Math.hypot(error(pullX, pullY, count, rms), share * rms);
    return Optional.of(new Found(rms, error));
  }

  /** What a deviation at one time pulls at the places that it is taken from. */
  private void pull(double[] pulls, int at, double deviation) {
    int count = 0;
    for (double time : times) {
      count += near(time, times.get(at)) ? 1 : 0;
    }
    for (int k = 0; k < pulls.length; k++) {
      double own = k == at ? 1 : 0;
      pulls[k] += deviation * (own - (near(times.get(k), times.get(at)) ? 1.0 / count : 0));
    }
  }

  /** A step's error moves all places after it; what they pull together is what it does. */
  private double error(double[] pullX, double[] pullY, int count, double rms) {
    double variance = LEAST_ERROR * LEAST_ERROR;
    double x = 0;
    double y = 0;
    double noise = 0;
    for (int k = times.size() - 1; k > 0; k--) {
      x += pullX[k];
      y += pullY[k];
      double step = ERROR_FACTOR * errors.get(k);
      double by = step / (count * Math.max(rms, 1e-12));
      variance += (x * x + y * y) * by * by;
      noise += step * step / times.size();
    }
    // Of a camera that hardly trembles the places' own errors are what is left.
    return Math.min(Math.sqrt(variance), Math.sqrt(variance / 2 + noise));
  }

  private static boolean near(double time, double now) {
    return Math.abs(time - now) <= HALF_WINDOW_SECONDS + 1e-6;
  }

  private double mean(List<Double> values, double now) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < times.size(); i++) {
      if (near(times.get(i), now)) {
        sum += values.get(i);
        count++;
      }
    }
    return sum / count;
  }
}
