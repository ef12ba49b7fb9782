package org.worldmill.label.camera;

import java.util.List;

/**
 * Points followed over several samples: the long baseline that translation needs.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param followed points from its first picture to its last, as followed from each to the next
 * @param matches the same, looked for once more where the picture grew or rolled
 * @param samples where points all over a picture went, each for a part of its time, in order
 */
record Chain(
    long startNanos, long endNanos, Matches followed, Matches matches, List<DepthSample> samples) {

  Chain {
    samples = List.copyOf(samples);
  }

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }
}
