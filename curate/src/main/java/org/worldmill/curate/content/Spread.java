package org.worldmill.curate.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps a few things evenly spread over a stream of unknown length: every so many-th, and every
 * second of those whenever there are too many. What is kept depends on the order alone.
 */
final class Spread<T> {

  private final int most;
  private final List<T> kept = new ArrayList<>();
  private long stride;
  private long offered;

  /**
   * Keeps nothing yet.
   *
   * @param most things kept at any time, at least 2
   * @param stride of how many offered one is taken at first
   */
  Spread(int most, int stride) {
    if (most < 2 || stride < 1) {
      throw new IllegalArgumentException("at most " + most + ", one of " + stride);
    }
    this.most = most;
    this.stride = stride;
  }

  /** Offers the next thing; it is made only if it is taken. */
  void offer(Supplier<? extends T> thing) {
    if (offered++ % stride != 0) {
      return;
    }
    if (kept.size() == most) {
      for (int i = kept.size() - 1; i > 0; i -= 2) {
        kept.remove(i % 2 == 1 ? i : i - 1);
      }
      stride *= 2;
      if ((offered - 1) % stride != 0) {
        return;
      }
    }
    kept.add(thing.get());
  }

  /** What is kept, in order. */
  List<T> kept() {
    return List.copyOf(kept);
  }
}
