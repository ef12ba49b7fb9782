package org.worldmill.shard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.worldmill.schemas.ContentHash;

/** The pseudo-random numbers of a release: a function of seed, purpose and text alone. */
final class SeededHash {

  private SeededHash() {}

  /** 64 uniform bits, to be compared as unsigned. */
  static long bits(long seed, String purpose, String text) {
    String key = seed + "|" + purpose + "|" + text;
    byte[] digest = ContentHash.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /** A uniform number in 0 (inclusive) to 1 (exclusive). */
  static double unit(long seed, String purpose, String text) {
    return (bits(seed, purpose, text) >>> 11) * 0x1p-53;
  }

  /** An item and its place in the shuffled order. */
  record Place(long bits, String itemId) implements Comparable<Place> {

    static Place of(long seed, String itemId) {
      return new Place(SeededHash.bits(seed, "order", itemId), itemId);
    }

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::bits, Long::compareUnsigned)
          .thenComparing(Place::itemId)
          .compare(this, other);
    }
  }
}
