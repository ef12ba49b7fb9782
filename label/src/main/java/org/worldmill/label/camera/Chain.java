package org.worldmill.label.camera;

/**
 * Points followed over several samples: the long baseline that translation needs.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param followed points from its first picture to its last, as followed from each to the next
 * @param matches the same, looked for once more where the picture grew or rolled
 * @param sample where all over its first picture went, for a part of its time
 */
record Chain(
    long startNanos, long endNanos, Matches followed, Matches matches, DepthSample sample) {

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }
}
