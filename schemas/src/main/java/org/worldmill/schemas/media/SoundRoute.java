package org.worldmill.schemas.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Sound on its way from the decoder to the clips, in order. */
final class SoundRoute {

  /** How far sound may lag behind the pictures in a file before a clip goes out without it. */
  static final long MOST_LAG_NANOS = 2_000_000_000L;

  /** A picture track that ended early must not make the rest of the sound pile up in memory. */
  private static final int MOST_BLOCKS = 4096;

  private final Deque<AudioBlock> blocks = new ArrayDeque<>();
  private long completeUpTo = Long.MIN_VALUE;

  void add(AudioBlock block) {
    blocks.add(block);
    completeUpTo = Math.max(completeUpTo, block.endNanos());
    if (blocks.size() > MOST_BLOCKS) {
      blocks.remove();
    }
  }

  /** Whether sound beyond this instant came already. */
  boolean isCompleteUpTo(long nanos) {
    return completeUpTo >= nanos;
  }

  /** Takes the next block, or the part of it that lies before {@code nanos}. */
  Optional<AudioBlock> next(long nanos) {
    AudioBlock block = blocks.peek();
    if (block == null || block.startNanos() >= nanos) {
      return Optional.empty();
    }
    blocks.remove();
    if (block.endNanos() <= nanos) {
      return Optional.of(block);
    }
    AudioBlock rest = block.from(nanos);
    if (rest.samples().length > 0) {
      // Starting less than a sample before the instant, it would be asked for again and again.
      long start = Math.max(nanos, rest.startNanos());
      blocks.addFirst(new AudioBlock(start, rest.sampleRateHz(), rest.samples()));
    }
    return Optional.of(block.before(nanos));
  }
}
