package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How unsteadily a camera is held: its deviation from where it is on average around that time. What
 * a coder draws amiss belongs to one picture and is put right with the next, so that places err
 * each for itself and not, as sums of steps would, the more the later.
 */
final class Shake {

  private static final double HALF_WINDOW_SECONDS = 1;

  /** What points do not show, however well they fit: a share of a pixel that coding moves. */
  private static final double LEAST_ERROR = 1e-5;

  /** By what share the square of what places err by is itself unsure. */
  private static final double UNSURE = 0.6;

  /** Bounds of the 95 % interval, in standard errors. */
  private static final double WIDE = 1.96;

  private final double share;
  private final double placeError;
  private final List<Double> times = new ArrayList<>();
  private final List<Double> across = new ArrayList<>();
  private final List<Double> down = new ArrayList<>();

  /**
   * A shake.
   *
   * @param rms root mean square deviation, in widths
   * @param error its standard error
   */
  record Found(double rms, double error) {}

  /**
   * With the share by which an unknown focal length may make all of it wrong, and the standard
   * error of a place along each axis, in widths.
   */
  Shake(double share, double placeError) {
    this.share = share;
    this.placeError = placeError;
  }

  /** Adds a place of the picture in widths. */
  void add(double seconds, double x, double y) {
    times.add(seconds);
    across.add(x);
    down.add(y);
  }

  /** Root mean square deviation from the mean over a second on either side. */
  Optional<Found> found() {
    double squares = 0;
    double noise = 0;
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
      double[] weights = weights(i);
      double dx = sum(weights, across);
      double dy = sum(weights, down);
      squares += dx * dx + dy * dy;
      count++;
      for (int k = 0; k < weights.length; k++) {
        pullX[k] += dx * weights[k];
        pullY[k] += dy * weights[k];
        noise += 2 * weights[k] * weights[k] * placeError * placeError;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(root(squares / count, noise / count, slope(pullX, pullY, count), count));
  }

  /** What a deviation at one time is taken from: the place there, less the mean around it. */
  private double[] weights(int at) {
    double[] weights = new double[times.size()];
    int count = 0;
    for (double time : times) {
      count += near(time, times.get(at)) ? 1 : 0;
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] = near(times.get(k), times.get(at)) ? -1.0 / count : 0;
    }
    weights[at] += 1;
    return weights;
  }

  private static double sum(double[] weights, List<Double> values) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * values.get(k);
    }
    return sum;
  }

  private static boolean near(double time, double now) {
    return Math.abs(time - now) <= HALF_WINDOW_SECONDS + 1e-6;
  }

  /** By how much the mean square changes with all places. */
  private static double slope(double[] pullX, double[] pullY, int count) {
    double squares = 0;
    for (int k = 0; k < pullX.length; k++) {
      squares += pullX[k] * pullX[k] + pullY[k] * pullY[k];
    }
    return 2 * Math.sqrt(squares) / count;
  }

  /**
   * The root of a mean square, and its error: of a camera that trembles what places pull at it, of
   * one that hardly does what they add to it.
   */
  private Found root(double square, double noise, double slope, int count) {
    double added = noise * Math.sqrt(1.0 / count + UNSURE * UNSURE);
    double error = WIDE * Math.hypot(slope * placeError, added);
    double rms = Math.sqrt(square);
    double up = Math.sqrt(square + error) - rms;
    double low = rms - Math.sqrt(Math.max(0, square - error));
    double wide = Math.hypot(Math.max(up, low) / WIDE, share * rms);
    return new Found(rms, Math.hypot(wide, LEAST_ERROR));
  }
}
