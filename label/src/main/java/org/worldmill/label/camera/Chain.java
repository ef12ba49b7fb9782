package org.worldmill.label.camera;

/**
 * Points followed over several samples: the long baseline that translation needs.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param matches from its first picture to its last
 * @param keptShare share of the points that lasted
 */
record Chain(long startNanos, long endNanos, Matches matches, double keptShare) {

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }
}
