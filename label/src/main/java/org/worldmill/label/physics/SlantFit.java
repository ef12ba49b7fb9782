package org.worldmill.label.physics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What flights that were fitted in space say of the slant they are seen at, with its errors. */
final class SlantFit {

  private static final int SLOPE = SlantDescent.SLOPE;
  private static final int SHARED = SlantDescent.SHARED;

  /** Square of a usual focal length in widths, and by what part of itself it may differ. */
  private static final double FOCAL_SQUARE = 0.8;

  private static final double FOCAL_SPREAD = 0.5;

  /** By how much the squares must fall, in variances, for a slant to be believed. */
  private static final double LEAST_GAIN = 25;

  private final List<Piece> pieces;
  private final SlantDescent fit;
  private final int width;
  private final double middleX;
  private final double middleY;

  /**
   * Fits.
   *
   * @param pieces flights whose accelerations agree
   * @param shared the same, fitted as if seen frontally
   */
  SlantFit(List<Piece> pieces, SharedFall shared, int width, int height) {
    this.pieces = List.copyOf(pieces);
    this.width = width;
    middleX = (width - 1) / 2.0;
    middleY = (height - 1) / 2.0;
    fit = new SlantDescent(pieces, shared, width, height);
  }

  /** Whether the slant explains clearly more than a frontal view does. */
  boolean believed() {
    return fit.gain() > LEAST_GAIN;
  }

  double gain() {
    return fit.gain();
  }

  /** The slant of best fit. */
  Slant slant() {
    Map<Integer, Double> recession = new HashMap<>();
    for (int track : fit.things()) {
      recession.put(track, fit.receding(track));
    }
    return slant(fit.unknown(SLOPE) / width, recession);
  }

  private Slant slant(double slope, Map<Integer, Double> recession) {
    double size = fit.accel();
    return new Slant(
        middleX,
        middleY,
        slope * fit.unknown(0) / size,
        slope * fit.unknown(1) / size,
        fit.start(),
        recession);
  }

  /**
   * Length along gravity that a sample stands for where things were, mean over the time of the
   * flights: also beside contacts, where things are lowest.
   */
  double meanLength(Slant slant) {
    return meanLength(slant, FOCAL_SQUARE);
  }

  private double meanLength(Slant slant, double focalSquare) {
    double steepness = steepness(focalSquare);
    double sum = 0;
    double seconds = 0;
    for (Piece piece : pieces) {
      Course course = piece.arc().course();
      for (int i = piece.arc().from(); i + 1 < piece.arc().to(); i++) {
        double step = course.t(i + 1) - course.t(i);
        double here = length(slant, piece, i, steepness);
        sum += step * (here + length(slant, piece, i + 1, steepness)) / 2;
        seconds += step;
      }
    }
    return sum / seconds;
  }

  private static double length(Slant slant, Piece piece, int i, double steepness) {
    Course course = piece.arc().course();
    return slant.length(piece.track(), course.t(i), course.x(i), course.y(i), steepness);
  }

  /** One over the square of the pitch's cosine, for a focal length in widths, squared. */
  private double steepness(double focalSquare) {
    return 1 + fit.unknown(SLOPE) * fit.unknown(SLOPE) * focalSquare;
  }

  /**
   * Standard error of the acceleration at the mean length, as a share of it: that of the fit, and
   * what focal lengths other than the usual one would make of it.
   */
  double shareError() {
    Slant found = slant();
    double[] slopes = new double[SHARED + fit.things().size()];
    double size = fit.accel();
    slopes[0] = fit.unknown(0) / size / size;
    slopes[1] = fit.unknown(1) / size / size;
    double length = meanLength(found);
    for (int i = SLOPE; i < slopes.length; i++) {
      Map<Integer, Double> moved = new HashMap<>(found.recession());
      double step = 1e-3;
      double slope = fit.unknown(SLOPE) + (i == SLOPE ? step : 0);
      if (i > SLOPE) {
        moved.merge(fit.things().get(i - SHARED), step, Double::sum);
      }
      slopes[i] = -(meanLength(slant(slope / width, moved)) / length - 1) / step;
    }
    double sum = 0;
    for (int r = 0; r < slopes.length; r++) {
      for (int c = 0; c < slopes.length; c++) {
        sum += slopes[r] * slopes[c] * fit.covariance(r, c);
      }
    }
    double longer = meanLength(found, FOCAL_SQUARE * (1 + FOCAL_SPREAD)) / length - 1;
    return Math.sqrt(Math.max(0, sum) * fit.spread() + longer * longer);
  }

  /** Standard error of the direction of the acceleration, in radians. */
  double directionError() {
    double size = fit.accel();
    double ux = -fit.unknown(1) / size;
    double uy = fit.unknown(0) / size;
    double form =
        ux * ux * fit.covariance(0, 0)
            + 2 * ux * uy * fit.covariance(0, 1)
            + uy * uy * fit.covariance(1, 1);
    return Math.sqrt(Math.max(0, form) * fit.spread()) / size;
  }

  /** Speed of a thing's drift along gravity in the levelled view, for usual focal lengths. */
  Rebound.Drift drift(int track) {
    double recession = fit.receding(track);
    double speed = -fit.unknown(SLOPE) * recession * FOCAL_SQUARE * width;
    return new Rebound.Drift(speed, FOCAL_SPREAD * Math.abs(speed));
  }

  /** Standard error of the slope of the depth along gravity, per width. */
  double slopeError() {
    return Math.sqrt(fit.covariance(SLOPE, SLOPE) * fit.spread());
  }
}
