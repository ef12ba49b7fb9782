package org.worldmill.bench;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.jobs.duplicate.SearchTrial;
import org.worldmill.schemas.Modality;

/**
 * Images that never were: one random hash each. One in a hundred is planted: the hash of an earlier
 * image with some bits turned, the more probably the higher the frequency, as in a picture that was
 * coded again; 2.6 of 64 on average and never more than the matcher allows.
 */
record SyntheticImages() implements SearchTrial.Items {

  private static final long SEED = 20260101;
  private static final int EVERY = 100;
  private static final double MOST_PROBABLE = 0.08;
  private static final int MOST_BITS = 11;

  /** Whether an item is a near-duplicate of another. */
  static boolean planted(long number) {
    return number % EVERY == EVERY - 1;
  }

  /** The item that a planted one is a near-duplicate of. */
  static long origin(long number) {
    return number / 2 - (planted(number / 2) ? 1 : 0);
  }

  /** The number of an item. */
  static long number(String itemId) {
    return Long.parseUnsignedLong(itemId, 16, 32, 16);
  }

  @Override
  public String id(long number) {
    // The first half decides over vertices and places; the second says which it is.
    return String.format("%016x%016x", new SplittableRandom(~number).nextLong(), number);
  }

  private static long hash(long number) {
    if (!planted(number)) {
      return new SplittableRandom(SEED + number).nextLong();
    }
    SplittableRandom random = new SplittableRandom(SEED - number);
    long hash = hash(origin(number));
    int turned = 0;
    for (int bit = 0; bit < Long.SIZE && turned < MOST_BITS; bit++) {
      if (random.nextDouble() < MOST_PROBABLE * bit / Long.SIZE) {
        hash ^= Long.MIN_VALUE >>> bit;
        turned++;
      }
    }
    return hash;
  }

  @Override
  public Signature signature(long number) {
    return new Signature(
        Modality.IMAGE,
        List.of(0),
        List.of(hash(number)),
        List.of(0L),
        List.of(),
        Collections.emptyList(),
        Optional.empty(),
        List.of());
  }
}
