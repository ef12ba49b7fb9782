package org.worldmill.curate.shot;

/**
 * When a change between two frames is large enough for a cut. Both rules follow PySceneDetect
 * (Castellano, BSD-3-Clause), which describes them as ContentDetector and AdaptiveDetector.
 */
sealed interface ChangeRule {

  /** Frames looked at on either side. */
  int WINDOW = 2;

  /** A quiet neighbourhood counts as at least this much, so that stills do not make ratios huge. */
  double LEAST_NEIGHBOURHOOD = 0.25;

  /**
   * What a change must reach to be a cut, in 8-bit steps.
   *
   * @param neighbourhood mean of the up to four changes around it
   */
  double threshold(double neighbourhood);

  /** A change of at least {@code threshold} steps. */
  record Content(double threshold) implements ChangeRule {
    @Override
    public double threshold(double neighbourhood) {
      return threshold;
    }
  }

  /**
   * A change of at least {@code minContent} steps that is at least {@code ratio} times its
   * neighbourhood: camera motion raises both and makes no cut.
   */
  record Adaptive(double ratio, double minContent) implements ChangeRule {
    @Override
    public double threshold(double neighbourhood) {
      return Math.max(minContent, ratio * Math.max(neighbourhood, LEAST_NEIGHBOURHOOD));
    }
  }
}
