package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;

/**
 * Flights fitted together: each its own place and velocity, all one acceleration; robust by Huber
 * weights.
 */
final class SharedFall {

  private static final int ROUNDS = 4;
  private static final double HUBER = 2;

  /** So many times the usual distance from its parabola, a place belongs to something else. */
  private static final double STRAY = 5;

  /** If more than that are strays, none is: then it is no parabola. */
  private static final double MOST_STRAYS = 0.15;

  private static final double AS_MANY = 10;

  private final List<Arc> flights;
  private double ax;
  private double ay;
  private double information;
  private double variance;
  private double correlation;
  private double residual;
  private int samples;

  SharedFall(List<Arc> flights) {
    this.flights = List.copyOf(flights);
    double scale = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      scale = fit(scale);
    }
  }

  double ax() {
    return ax;
  }

  double ay() {
    return ay;
  }

  double accel() {
    return Math.sqrt(ax * ax + ay * ay);
  }

  int samples() {
    return samples;
  }

  /** Root mean square distance from the parabolas. */
  double residual() {
    return residual;
  }

  /** Variance of a coordinate of a place, about its parabola. */
  double variance() {
    return variance;
  }

  /**
   * Variance of a coordinate of a flight's places: what the flight shows, and since it is short,
   * what all flights show, which counts as {@value #AS_MANY} of its coordinates; more where
   * neighbouring residuals go together.
   */
  double spread(Arc flight) {
    double free = Math.max(0, 2.0 * flight.size() - 4);
    double own = (AS_MANY * variance + flight.squares()) / (AS_MANY + free);
    double r = Math.max(0, Math.min(0.8, correlation));
    return own * (1 + r) / (1 - r);
  }

  /**
   * Standard error of a component of the acceleration: that of the fit, more where neighbouring
   * residuals go together, and more where the flights differ by more than their errors.
   */
  double error() {
    double r = Math.max(0, Math.min(0.8, correlation));
    return Math.sqrt(variance / information * (1 + r) / (1 - r) * Math.max(1, disagreement()));
  }

  /** The same with what pulls places aside where a part of a thing is not seen. */
  double statedError() {
    double pulled = flights.stream().mapToDouble(arc -> arc.size() * arc.pulled()).sum();
    int count = flights.stream().mapToInt(Arc::size).sum();
    return Math.sqrt(error() * error() + pulled / count / information);
  }

  /** Mean square of the flights' differences from the shared acceleration, in their variances. */
  double disagreement() {
    if (flights.size() < 2) {
      return 1;
    }
    double sum = 0;
    for (Arc arc : flights) {
      double dx = arc.ax() - ax;
      double dy = arc.ay() - ay;
      sum += (dx * dx + dy * dy) / (arc.accelVariance() * variance);
    }
    return sum / (2 * (flights.size() - 1));
  }

  /** The flights under the shared acceleration, in the order given. */
  List<Arc> falling() {
    List<Arc> falling = new ArrayList<>();
    for (Arc arc : flights) {
      falling.add(Arc.falling(arc.course(), arc.from(), arc.to(), ax, ay));
    }
    return falling;
  }

  /** One round; returns the scale of the residuals by their median. */
  private double fit(double scale) {
    double sumQ = 0;
    double sumX = 0;
    double sumY = 0;
    for (Arc arc : flights) {
      Regression r = new Regression(arc, weights(arc, scale));
      sumQ += r.qq;
      sumX += r.qx;
      sumY += r.qy;
    }
    ax = sumX / sumQ;
    ay = sumY / sumQ;
    information = sumQ;
    return judge();
  }

  private double[] weights(Arc arc, double scale) {
    Arc fall = Arc.falling(arc.course(), arc.from(), arc.to(), ax, ay);
    double[] weights = new double[arc.size()];
    for (int i = 0; i < weights.length; i++) {
      double size = Math.hypot(fall.residualX(arc.from() + i), fall.residualY(arc.from() + i));
      weights[i] = Double.isInfinite(scale) || size <= HUBER * scale ? 1 : HUBER * scale / size;
      weights[i] = size > STRAY * scale ? 0 : weights[i];
    }
    return weights;
  }

  private double judge() {
    List<Double> sizes = new ArrayList<>();
    for (Arc fall : falling()) {
      for (int i = fall.from(); i < fall.to(); i++) {
        sizes.add(Math.hypot(fall.residualX(i), fall.residualY(i)));
      }
    }
    sizes.sort(Double::compare);
    double scale = Math.max(0.02, sizes.get(sizes.size() / 2) / 1.1774);
    long strays = sizes.stream().filter(size -> size > STRAY * scale).count();
    measure(strays > MOST_STRAYS * sizes.size() ? Double.POSITIVE_INFINITY : STRAY * scale);
    return scale;
  }

  /** Variance, correlation and residual of the places that are no strays. */
  private void measure(double limit) {
    double squares = 0;
    double products = 0;
    double lagged = 0;
    int count = 0;
    for (Arc fall : falling()) {
      for (int i = fall.from(); i < fall.to(); i++) {
        double rx = fall.residualX(i);
        double ry = fall.residualY(i);
        double square = rx * rx + ry * ry;
        if (square > limit * limit) {
          continue;
        }
        count++;
        squares += square;
        if (i > fall.from()) {
          products += rx * fall.residualX(i - 1) + ry * fall.residualY(i - 1);
          lagged += square;
        }
      }
    }
    samples = count;
    residual = Math.sqrt(squares / count);
    double freedom = Math.max(1, 2.0 * count - 4.0 * flights.size() - 2);
    variance = Math.max(square(Course.LEAST_NOISE / 2), squares / freedom);
    // Fitting a line takes away correlation of its own: about as many lags as it has parameters.
    double bias = 2.0 * flights.size() / count;
    correlation = lagged > 0 ? products / lagged + bias : 0;
  }

  private static double square(double value) {
    return value * value;
  }

  /** What is left of half the squared time, and of the places, once a line is taken away. */
  private static final class Regression {

    private double qq;
    private double qx;
    private double qy;

    Regression(Arc arc, double[] weights) {
      double mean = arc.meanTime();
      double[] sums = new double[9];
      for (int i = 0; i < weights.length; i++) {
        double t = arc.course().t(arc.from() + i) - mean;
        double q = t * t / 2;
        double x = arc.course().x(arc.from() + i);
        double y = arc.course().y(arc.from() + i);
        double w = weights[i];
        sums[0] += w;
        sums[1] += w * t;
        sums[2] += w * t * t;
        sums[3] += w * q;
        sums[4] += w * t * q;
        sums[5] += w * x;
        sums[6] += w * t * x;
        sums[7] += w * y;
        sums[8] += w * t * y;
      }
      double det = sums[0] * sums[2] - sums[1] * sums[1];
      if (!(det > 1e-9 * sums[0] * sums[0])) {
        // Fewer than two places have a say: they say nothing of an acceleration.
        return;
      }
      double q0 = (sums[3] * sums[2] - sums[4] * sums[1]) / det;
      double q1 = (sums[0] * sums[4] - sums[1] * sums[3]) / det;
      for (int i = 0; i < weights.length; i++) {
        double t = arc.course().t(arc.from() + i) - mean;
        double left = t * t / 2 - q0 - q1 * t;
        qq += weights[i] * left * left;
        qx += weights[i] * left * arc.course().x(arc.from() + i);
        qy += weights[i] * left * arc.course().y(arc.from() + i);
      }
    }
  }
}
