package org.worldmill.label.physics;

import java.util.Arrays;
import java.util.List;

/**
 * Flights in space before a camera that looks up or down at them, fitted together in the picture by
 * Gauss and Newton: one acceleration, one slant, a recession for each thing, a place and a velocity
 * for each flight; see {@link Slant} for the model. Robust by Huber weights. Places are in widths
 * about the picture's middle, times in seconds.
 */
final class SlantDescent {

  /**
   * Which unknown is the slope of the depth along gravity; before it are the acceleration's two.
   */
  static final int SLOPE = 2;

  /** As many unknowns are all flights'; the things' recessions follow. */
  static final int SHARED = 3;

  private static final int ROUNDS = 9;
  private static final int FRONTAL_ROUNDS = 2;
  private static final double HUBER = 2;
  private static final double STRAY = 5;

  /** What is thought of the slant beforehand: a tangent of the pitch over a focal length. */
  private static final double SLOPE_BEFORE = 0.7;

  /** What is thought of recession beforehand: shares of the depth per second. */
  private static final double RECESSION_BEFORE = 0.06;

  private static final double NEVER = 1e-7;
  private static final double LEAST_DEPTH = 0.3;

  private final List<Piece> pieces;
  private final List<Arc> flights;
  private final List<Integer> things;
  private final int width;
  private final double middleX;
  private final double middleY;
  private final double start;
  private final double[] unknowns;
  private double[] weights = new double[0];
  private NormalEquations last = new NormalEquations(1);
  private double squares;
  private double variance;
  private double correlation;
  private double gain;

  /**
   * Fits.
   *
   * @param pieces flights whose accelerations agree
   * @param shared the same, fitted as if seen frontally
   */
  SlantDescent(List<Piece> pieces, SharedFall shared, int width, int height) {
    this.pieces = List.copyOf(pieces);
    flights = pieces.stream().map(Piece::inner).toList();
    this.width = width;
    things = pieces.stream().map(Piece::track).distinct().sorted().toList();
    middleX = (width - 1) / 2.0;
    middleY = (height - 1) / 2.0;
    start = flights.stream().mapToDouble(arc -> arc.meanTime() * arc.size()).sum() / count();
    unknowns = new double[SHARED + things.size() + 4 * flights.size()];
    reset(shared);
    boolean fitted = descend(SLOPE_BEFORE, RECESSION_BEFORE);
    if (fitted) {
      compare();
    }
  }

  private void reset(SharedFall shared) {
    Arrays.fill(unknowns, 0);
    unknowns[0] = shared.ax() / width;
    unknowns[1] = shared.ay() / width;
    List<Arc> falling = shared.falling();
    for (int f = 0; f < falling.size(); f++) {
      Arc fall = falling.get(f);
      double t = fall.meanTime();
      int at = own(f);
      unknowns[at] = (fall.x(t) - middleX) / width;
      unknowns[at + 1] = (fall.y(t) - middleY) / width;
      unknowns[at + 2] = fall.vx(t) / width;
      unknowns[at + 3] = fall.vy(t) / width;
    }
    weights = new double[count()];
    Arrays.fill(weights, 1);
  }

  private int count() {
    return flights.stream().mapToInt(Arc::size).sum();
  }

  private int own(int flight) {
    return SHARED + things.size() + 4 * flight;
  }

  private int recession(int flight) {
    return SHARED + things.indexOf(pieces.get(flight).track());
  }

  /** By how much the squares fall by a slant, in variances. */
  double gain() {
    return gain;
  }

  /** The tracks whose recession it knows, in the order of their unknowns. */
  List<Integer> things() {
    return things;
  }

  double unknown(int number) {
    return unknowns[number];
  }

  /** How a thing's depth changes, as a share of it per second. */
  double receding(int track) {
    return unknowns[SHARED + things.indexOf(track)];
  }

  /** Size of the acceleration, in widths per second squared. */
  double accel() {
    return Math.hypot(unknowns[0], unknowns[1]);
  }

  /** When things are as deep as their places say, in seconds. */
  double start() {
    return start;
  }

  /** Covariance of two unknowns, for places of variance 1. */
  double covariance(int one, int other) {
    return last.covariance(one, other);
  }

  /** Variance of a coordinate of a place, more where neighbouring residuals go together. */
  double spread() {
    double r = Math.max(0, Math.min(0.8, correlation));
    return variance * (1 + r) / (1 - r);
  }

  /** Fits again as if seen frontally, with the weights that were found; notes what that costs. */
  private void compare() {
    double slanted = squares;
    double spread = spread();
    double[] kept = unknowns.clone();
    NormalEquations equations = last;
    double[] found = weights.clone();
    boolean fitted = true;
    for (int round = 0; round < FRONTAL_ROUNDS && fitted; round++) {
      fitted = step(NEVER, NEVER);
    }
    residuals();
    gain = fitted ? (squares - slanted) / spread : 0;
    System.arraycopy(kept, 0, unknowns, 0, kept.length);
    weights = found;
    last = equations;
    residuals();
  }

  private boolean descend(double slopeBefore, double recessionBefore) {
    for (int round = 0; round < ROUNDS; round++) {
      double[] sizes = residuals();
      if (round > 1) {
        weigh(sizes);
      }
      if (!step(slopeBefore, recessionBefore)) {
        return false;
      }
    }
    residuals();
    return true;
  }

  private void weigh(double[] sizes) {
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    double scale = Math.max(0.02 / width, sorted[sorted.length / 2] / 1.1774);
    for (int i = 0; i < sizes.length; i++) {
      weights[i] = sizes[i] <= HUBER * scale ? 1 : HUBER * scale / sizes[i];
      weights[i] = sizes[i] > STRAY * scale ? 0 : weights[i];
    }
  }

  /** Sizes of the residuals in widths; notes their sum of squares, variance and correlation. */
  private double[] residuals() {
    double[] sizes = new double[count()];
    int n = 0;
    double sum = 0;
    double seen = 0;
    double products = 0;
    double lagged = 0;
    for (int f = 0; f < flights.size(); f++) {
      Arc arc = flights.get(f);
      double beforeX = 0;
      double beforeY = 0;
      for (int i = arc.from(); i < arc.to(); i++) {
        SlantPlace s = seen(f, arc.course().t(i));
        double rx = (arc.course().x(i) - middleX) / width - s.x();
        double ry = (arc.course().y(i) - middleY) / width - s.y();
        double w = weights[n];
        sizes[n++] = Math.hypot(rx, ry);
        sum += w * (rx * rx + ry * ry);
        seen += w;
        if (i > arc.from()) {
          products += w * (rx * beforeX + ry * beforeY);
          lagged += w * (rx * rx + ry * ry);
        }
        beforeX = rx;
        beforeY = ry;
      }
    }
    squares = sum;
    double freedom = Math.max(1, 2 * seen - unknowns.length);
    double least = Course.LEAST_NOISE / 2 / width;
    variance = Math.max(least * least, sum / freedom);
    double bias = unknowns.length / (2 * Math.max(1, seen));
    correlation = lagged > 0 ? products / lagged + bias : 0;
    return sizes;
  }

  /** One step of Gauss and Newton; false if it leads nowhere. */
  private boolean step(double slopeBefore, double recessionBefore) {
    NormalEquations equations = new NormalEquations(unknowns.length);
    double before = Math.pow(Course.LEAST_NOISE / width, 2);
    prior(equations, SLOPE, before / (slopeBefore * slopeBefore));
    for (int i = SHARED; i < SHARED + things.size(); i++) {
      prior(equations, i, before / (recessionBefore * recessionBefore));
    }
    int n = 0;
    for (int f = 0; f < flights.size(); f++) {
      Arc arc = flights.get(f);
      int at = own(f);
      int[] places = {0, 1, SLOPE, recession(f), at, at + 1, at + 2, at + 3};
      for (int i = arc.from(); i < arc.to(); i++) {
        SlantPlace s = seen(f, arc.course().t(i));
        if (s.depth() < LEAST_DEPTH) {
          return false;
        }
        double w = weights[n++];
        double rx = (arc.course().x(i) - middleX) / width - s.x();
        double ry = (arc.course().y(i) - middleY) / width - s.y();
        equations.add(places, s.slopesX(), rx, w);
        equations.add(places, s.slopesY(), ry, w);
      }
    }
    if (!equations.invert()) {
      return false;
    }
    for (int i = 0; i < unknowns.length; i++) {
      unknowns[i] += equations.solution(i);
    }
    last = equations;
    return true;
  }

  private void prior(NormalEquations equations, int unknown, double weight) {
    equations.add(new int[] {unknown}, new double[] {1}, -unknowns[unknown], weight);
  }

  /** Where a flight is at a time, by the present unknowns. */
  private SlantPlace seen(int flight, double t) {
    return new SlantPlace(
        unknowns, own(flight), recession(flight), t - flights.get(flight).meanTime(), t - start);
  }
}
