package org.worldmill.label.physics;

import java.util.Optional;

/**
 * p(t) = c + e^(-g t) (A cos wt + B sin wt + C cos 2wt + D sin 2wt), by least squares: Newton's
 * method over w and g, all else solved for at each step (variable projection, Golub and Pereyra
 * 1973).
 */
final class Swinging {

  private static final int ROUNDS = 12;
  private static final int LINEAR = 5;

  private final Course course;
  private final double[] way;
  private final double start;
  private final double span;
  private double[] at;
  private double[] coefficients = new double[LINEAR];
  private double explained;
  private double periodError;
  private double dampingError;

  private Swinging(Course course, double[] way, double guess) {
    this.course = course;
    this.way = way;
    start = course.t(0);
    span = course.t(course.size() - 1) - start;
    at = new double[] {2 * Math.PI / guess, 0};
  }

  /** The swing of best fit near a first period; empty if there is none. */
  static Optional<Swinging> fitted(Course course, double[] way, double guess) {
    Swinging swing = new Swinging(course, way, guess);
    return swing.descend() ? Optional.of(swing) : Optional.empty();
  }

  double period() {
    return 2 * Math.PI / at[0];
  }

  double periodError() {
    return periodError;
  }

  double damping() {
    return at[1];
  }

  double dampingError() {
    return dampingError;
  }

  double amplitude() {
    return Math.hypot(coefficients[1], coefficients[2]);
  }

  double explained() {
    return explained;
  }

  private boolean descend() {
    double hw = 0.02 / span;
    double hg = 0.02 / span;
    double best = squares(at[0], at[1]);
    double[] hessian = new double[3];
    for (int round = 0; round < ROUNDS; round++) {
      double w = at[0];
      double g = at[1];
      double[] f = {
        squares(w + hw, g),
        squares(w - hw, g),
        squares(w, g + hg),
        squares(w, g - hg),
        squares(w + hw, g + hg),
        squares(w - hw, g - hg)
      };
      double gw = (f[0] - f[1]) / (2 * hw);
      double gg = (f[2] - f[3]) / (2 * hg);
      hessian[0] = (f[0] - 2 * best + f[1]) / (hw * hw);
      hessian[2] = (f[2] - 2 * best + f[3]) / (hg * hg);
      hessian[1] = (f[4] + f[5] - f[0] - f[1] - f[2] - f[3] + 2 * best) / (2 * hw * hg);
      double det = hessian[0] * hessian[2] - hessian[1] * hessian[1];
      boolean bowl = hessian[0] > 0 && det > 0;
      double dw = bowl ? (hessian[2] * gw - hessian[1] * gg) / det : Math.signum(gw) * 0.3 / span;
      double dg = bowl ? (hessian[0] * gg - hessian[1] * gw) / det : Math.signum(gg) * 0.1 / span;
      double size = 1;
      double next = squares(w - dw, g - dg);
      while (!(next <= best) && size > 1e-3) {
        size /= 3;
        next = squares(w - size * dw, g - size * dg);
      }
      if (!(next <= best)) {
        break;
      }
      at = new double[] {w - size * dw, g - size * dg};
      best = next;
    }
    return at[0] > 0 && judge(best, hessian);
  }

  private boolean judge(double squares, double[] hessian) {
    double det = hessian[0] * hessian[2] - hessian[1] * hessian[1];
    if (!(squares >= 0) || !(hessian[0] > 0) || !(det > 0)) {
      return false;
    }
    squares(at[0], at[1]);
    double mean = 0;
    for (double p : way) {
      mean += p / way.length;
    }
    double total = 0;
    for (double p : way) {
      total += (p - mean) * (p - mean);
    }
    explained = 1 - squares / total;
    double variance = squares / Math.max(1, way.length - LINEAR - 2) + pulled();
    double r = Math.max(0, Math.min(0.9, correlation()));
    double inflated = 2 * variance * (1 + r) / (1 - r);
    double frequencyError = Math.sqrt(inflated * hessian[2] / det);
    periodError = period() * frequencyError / at[0];
    dampingError = Math.sqrt(inflated * hessian[0] / det);
    return true;
  }

  /** Mean variance of a place by what of the thing was not seen. */
  private double pulled() {
    double sum = 0;
    for (int i = 0; i < way.length; i++) {
      sum += course.pulled(i) * course.pulled(i);
    }
    return sum / way.length;
  }

  private double correlation() {
    double products = 0;
    double squares = 0;
    double before = 0;
    for (int i = 0; i < way.length; i++) {
      double residual = way[i] - value(i);
      products += i > 0 ? residual * before : 0;
      squares += residual * residual;
      before = residual;
    }
    return squares > 0 ? products / squares : 0;
  }

  private double value(int i) {
    double[] row = row(i, at[0], at[1]);
    double sum = 0;
    for (int k = 0; k < LINEAR; k++) {
      sum += row[k] * coefficients[k];
    }
    return sum;
  }

  private double[] row(int i, double w, double g) {
    double t = course.t(i) - start;
    double decay = Math.exp(-g * t);
    return new double[] {
      1,
      decay * Math.cos(w * t),
      decay * Math.sin(w * t),
      decay * Math.cos(2 * w * t),
      decay * Math.sin(2 * w * t)
    };
  }

  /** What is left with the best of all other numbers, which are kept. */
  private double squares(double w, double g) {
    double[][] system = new double[LINEAR][LINEAR + 1];
    double total = 0;
    for (int i = 0; i < way.length; i++) {
      double[] row = row(i, w, g);
      for (int r = 0; r < LINEAR; r++) {
        for (int c = 0; c < LINEAR; c++) {
          system[r][c] += row[r] * row[c];
        }
        system[r][LINEAR] += row[r] * way[i];
      }
      total += way[i] * way[i];
    }
    double[] right = new double[LINEAR];
    for (int r = 0; r < LINEAR; r++) {
      right[r] = system[r][LINEAR];
    }
    for (int pivot = 0; pivot < LINEAR; pivot++) {
      if (!(system[pivot][pivot] > 1e-12)) {
        return Double.POSITIVE_INFINITY;
      }
      for (int r = 0; r < LINEAR; r++) {
        if (r != pivot) {
          double factor = system[r][pivot] / system[pivot][pivot];
          for (int c = pivot; c <= LINEAR; c++) {
            system[r][c] -= factor * system[pivot][c];
          }
        }
      }
    }
    double fitted = 0;
    for (int r = 0; r < LINEAR; r++) {
      coefficients[r] = system[r][LINEAR] / system[r][r];
      fitted += coefficients[r] * right[r];
    }
    return Math.max(0, total - fitted);
  }
}
