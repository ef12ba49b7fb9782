package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The focal length at which model R fits best: turning a camera bends the picture's edges by the
 * square of its field of view. Chains that fit best at an end of the range show a camera that moved
 * through space, or too little, and do not take part.
 */
final class FocalSearch {

  /** How far from what is supposed it may be, either way. */
  private static final double RANGE = 2.2;

  private static final int GRID = 7;
  private static final int MOST_CHAINS = 3;
  private static final double LEAST_TURN_PX = 9;
  private static final double MOST_RESIDUAL_PX = 0.35;
  private static final double MOST_ERROR = 0.1;
  private static final int GOLDEN_ROUNDS = 8;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double STEP = 2 * Math.log(RANGE) / (GRID - 1);
  private static final double MOST_SPREAD = 0.15;

  /** Farther from what a film states, in standard errors, it was cropped since. */
  private static final double CONTRADICTION = 3;

  /** Naive errors are too small by this: neighbouring points err alike. */
  private static final double ERROR_FACTOR = 2.5;

  private final double supposed;
  private final int width;

  /** Around a focal length in widths, in planes of this width. */
  FocalSearch(double supposed, int width) {
    this.supposed = supposed;
    this.width = width;
  }

  /**
   * A focal length.
   *
   * @param widths in picture widths
   * @param error its standard error in widths
   */
  record Found(double widths, double error) {

    /** Whether it is so sure that another one need not be tried. */
    boolean isSure() {
      return error < MOST_ERROR * widths;
    }

    /** The mean by inverse variances; this one alone, where they contradict each other. */
    private Found with(Found stated) {
      double apart = Math.hypot(error, stated.error);
      if (Math.abs(widths - stated.widths) > CONTRADICTION * apart) {
        return this;
      }
      double share = error * error / (apart * apart);
      return new Found(widths + share * (stated.widths - widths), error * stated.error / apart);
    }
  }

  /**
   * As known; or from chains of a clip, with what the film states where both agree, and as stated
   * where chains do not tell. Empty where nothing is stated either.
   */
  static Optional<Found> found(Lens lens, int width, List<Chain> chains) {
    double widths = lens.focalWidths();
    return switch (lens.source()) {
      case KNOWN -> Optional.of(new Found(widths, 0));
      case STATED -> {
        Found stated = new Found(widths, widths * lens.relativeError());
        Optional<Found> seen = new FocalSearch(widths, width).of(chains);
        yield Optional.of(seen.map(found -> found.with(stated)).orElse(stated));
      }
      case SUPPOSED -> new FocalSearch(widths, width).of(chains);
    };
  }

  /** The best focal length for some matches alone, in widths, whether or not it means anything. */
  double best(Matches matches) {
    return Math.exp(minimum(List.of(matches)));
  }

  /** Whether a focal length is at an end of what is looked at. */
  boolean railed(double focal) {
    return Math.abs(Math.log(focal / supposed)) > Math.log(RANGE) - STEP / 2;
  }

  /** From chains of a clip that turn far; empty where they do not tell or do not agree. */
  Optional<Found> of(List<Chain> chains) {
    List<Chain> telling = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Chain chain : chains) {
      if (telling.size() < MOST_CHAINS && turnsFar(chain)) {
        double focal = best(chain.matches());
        if (!railed(focal) && explained(chain, focal)) {
          telling.add(chain);
          least = Math.min(least, focal);
          most = Math.max(most, focal);
        }
      }
    }
    boolean agree = most > 0 && Math.log(most / least) < MOST_SPREAD;
    return agree ? joint(telling) : Optional.empty();
  }

  private boolean turnsFar(Chain chain) {
    if (chain.matches().medianWay() < LEAST_TURN_PX) {
      return false;
    }
    RotationFit fit = RotationFit.of(chain.matches(), supposed * width);
    double px = supposed * width;
    return px * Math.hypot(fit.turn().x(), fit.turn().y()) >= LEAST_TURN_PX;
  }

  /** A camera that moved would be explained still better by that. */
  private boolean explained(Chain chain, double focal) {
    RotationFit fit = RotationFit.of(chain.matches(), focal * width);
    if (fit.medianPx() >= MOST_RESIDUAL_PX) {
      return false;
    }
    TranslationFit moved = TranslationFit.of(chain.matches(), focal * width, Rotation.NONE);
    return fit.medianPx() < ChainMotion.DOUBTFUL * moved.medianPx();
  }

  private Optional<Found> joint(List<Chain> chains) {
    List<Matches> all = chains.stream().map(Chain::matches).toList();
    double log = minimum(all);
    double h = 0.05;
    double here = cost(all, log);
    double bend = (cost(all, log - h) + cost(all, log + h) - 2 * here) / h / h;
    int count = all.stream().mapToInt(Matches::count).sum();
    // Each point's cost bends by 2 / s^2 for its squared error; its mean stands for the noise.
    double noise = Math.max(here / count, 0.01);
    double error = ERROR_FACTOR * Math.sqrt(2 * noise / Math.max(bend, 1e-9));
    return error < MOST_ERROR
        ? Optional.of(new Found(Math.exp(log), Math.exp(log) * error))
        : Optional.empty();
  }

  private double minimum(List<Matches> all) {
    int least = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double start = Math.log(supposed / RANGE);
    for (int i = 0; i < GRID; i++) {
      double cost = cost(all, start + i * STEP);
      if (cost < lowest) {
        lowest = cost;
        least = i;
      }
    }
    double low = start + Math.max(0, least - 1) * STEP;
    double high = start + Math.min(GRID - 1, least + 1) * STEP;
    double a = high - GOLDEN * (high - low);
    double b = low + GOLDEN * (high - low);
    double atA = cost(all, a);
    double atB = cost(all, b);
    for (int round = 0; round < GOLDEN_ROUNDS; round++) {
      if (atA < atB) {
        high = b;
        b = a;
        atB = atA;
        a = high - GOLDEN * (high - low);
        atA = cost(all, a);
      } else {
        low = a;
        a = b;
        atA = atB;
        b = low + GOLDEN * (high - low);
        atB = cost(all, b);
      }
    }
    return (low + high) / 2;
  }

  private double cost(List<Matches> all, double logFocal) {
    double sum = 0;
    for (Matches matches : all) {
      sum += RotationFit.of(matches, Math.exp(logFocal) * width).cost();
    }
    return sum;
  }
}
