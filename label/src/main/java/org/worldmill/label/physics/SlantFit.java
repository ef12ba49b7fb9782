package org.worldmill.label.physics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Flights in space before a camera that looks up or down at them, fitted together in the picture by
 * Gauss and Newton: one acceleration, one slant, a recession for each thing, a place and a velocity
 * for each flight; see {@link Slant} for the model. Robust by Huber weights.
 */
final class SlantFit {

  private static final int ROUNDS = 9;
  private static final int FRONTAL_ROUNDS = 2;
  private static final int SHARED = 3;
  private static final int SLOPE = 2;
  private static final double HUBER = 2;
  private static final double STRAY = 5;

  /** What is thought of the slant beforehand: a tangent of the pitch over a focal length. */
  private static final double SLOPE_BEFORE = 0.7;

  /** What is thought of recession beforehand: shares of the depth per second. */
  private static final double RECESSION_BEFORE = 0.06;

  /** Square of a usual focal length in widths, and by what part of itself it may differ. */
  private static final double FOCAL_SQUARE = 0.8;

  private static final double FOCAL_SPREAD = 0.5;

  private static final double NEVER = 1e-7;
  private static final double LEAST_DEPTH = 0.3;

  /** By how much the squares must fall, in variances, for a slant to be believed. */
  private static final double LEAST_GAIN = 25;

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
  SlantFit(List<Piece> pieces, SharedFall shared, int width, int height) {
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

  /** Whether the slant explains clearly more than a frontal view does. */
  boolean believed() {
    return gain > LEAST_GAIN;
  }

  double gain() {
    return gain;
  }

  /** The slant of best fit. */
  Slant slant() {
    Map<Integer, Double> recession = new HashMap<>();
    for (int i = 0; i < things.size(); i++) {
      recession.put(things.get(i), unknowns[SHARED + i]);
    }
    return slant(unknowns[SLOPE] / width, recession);
  }

  private Slant slant(double slope, Map<Integer, Double> recession) {
    double size = Math.hypot(unknowns[0], unknowns[1]);
    return new Slant(
        middleX, middleY, slope * unknowns[0] / size, slope * unknowns[1] / size, start, recession);
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
    return 1 + unknowns[SLOPE] * unknowns[SLOPE] * focalSquare;
  }

  /**
   * Standard error of the acceleration at the mean length, as a share of it: that of the fit, and
   * what focal lengths other than the usual one would make of it.
   */
  double shareError() {
    Slant found = slant();
    double[] slopes = new double[SHARED + things.size()];
    double size = Math.hypot(unknowns[0], unknowns[1]);
    slopes[0] = unknowns[0] / size / size;
    slopes[1] = unknowns[1] / size / size;
    double length = meanLength(found);
    for (int i = SLOPE; i < slopes.length; i++) {
      Map<Integer, Double> moved = new HashMap<>(found.recession());
      double step = 1e-3;
      double slope = unknowns[SLOPE] + (i == SLOPE ? step : 0);
      if (i > SLOPE) {
        moved.merge(things.get(i - SHARED), step, Double::sum);
      }
      slopes[i] = -(meanLength(slant(slope / width, moved)) / length - 1) / step;
    }
    double sum = 0;
    for (int r = 0; r < slopes.length; r++) {
      for (int c = 0; c < slopes.length; c++) {
        sum += slopes[r] * slopes[c] * last.covariance(r, c);
      }
    }
    double longer = meanLength(found, FOCAL_SQUARE * (1 + FOCAL_SPREAD)) / length - 1;
    return Math.sqrt(Math.max(0, sum) * inflatedVariance() + longer * longer);
  }

  /** Standard error of the direction of the acceleration, in radians. */
  double directionError() {
    double size = Math.hypot(unknowns[0], unknowns[1]);
    double ux = -unknowns[1] / size;
    double uy = unknowns[0] / size;
    double form =
        ux * ux * last.covariance(0, 0)
            + 2 * ux * uy * last.covariance(0, 1)
            + uy * uy * last.covariance(1, 1);
    return Math.sqrt(Math.max(0, form) * inflatedVariance()) / size;
  }

  /** Speed of a thing's drift along gravity in the levelled view, for usual focal lengths. */
  Rebound.Drift drift(int track) {
    double recession = unknowns[SHARED + things.indexOf(track)];
    double speed = -unknowns[SLOPE] * recession * FOCAL_SQUARE * width;
    return new Rebound.Drift(speed, FOCAL_SPREAD * Math.abs(speed));
  }

  /** Standard error of the slope of the depth along gravity, per width. */
  double slopeError() {
    return Math.sqrt(last.covariance(SLOPE, SLOPE) * inflatedVariance());
  }

  private double inflatedVariance() {
    double r = Math.max(0, Math.min(0.8, correlation));
    return variance * (1 + r) / (1 - r);
  }

  /** Fits again as if seen frontally, with the weights that were found; notes what that costs. */
  private void compare() {
    double slanted = squares;
    double spread = inflatedVariance();
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
        Seen s = new Seen(f, arc.course().t(i));
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
        Seen s = new Seen(f, arc.course().t(i));
        if (s.depth < LEAST_DEPTH) {
          return false;
        }
        double w = weights[n++];
        double rx = (arc.course().x(i) - middleX) / width - s.x();
        double ry = (arc.course().y(i) - middleY) / width - s.y();
        equations.add(places, s.slopes(s.px, 1, 0), rx, w);
        equations.add(places, s.slopes(s.py, 0, 1), ry, w);
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

  /** Where a flight is at a time, by the present unknowns: level place, height and depth. */
  private final class Seen {
    private final double since;
    private final double late;
    private final double dx;
    private final double dy;
    private final double px;
    private final double py;
    private final double height;
    private final double depth;

    Seen(int flight, double t) {
      int at = own(flight);
      since = t - flights.get(flight).meanTime();
      late = t - start;
      double size = Math.hypot(unknowns[0], unknowns[1]);
      dx = unknowns[0] / size;
      dy = unknowns[1] / size;
      double half = since * since / 2;
      px = unknowns[at] + unknowns[at + 2] * since + unknowns[0] * half;
      py = unknowns[at + 1] + unknowns[at + 3] * since + unknowns[1] * half;
      height = px * dx + py * dy;
      depth = 1 + unknowns[recession(flight)] * late + unknowns[SLOPE] * height;
    }

    double x() {
      return px / depth;
    }

    double y() {
      return py / depth;
    }

    /** How a coordinate depends on the acceleration, slope, recession, place and velocity. */
    double[] slopes(double level, double isX, double isY) {
      double square = depth * depth;
      double onX = isX / depth - level * unknowns[SLOPE] * dx / square;
      double onY = isY / depth - level * unknowns[SLOPE] * dy / square;
      double half = since * since / 2;
      return new double[] {
        onX * half,
        onY * half,
        -level * height / square,
        -level * late / square,
        onX,
        onY,
        onX * since,
        onY * since
      };
    }
  }
}
