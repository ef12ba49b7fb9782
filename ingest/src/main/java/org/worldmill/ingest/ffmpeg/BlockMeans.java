package org.worldmill.ingest.ffmpeg;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The level that each sum over a square block of 8-bit samples stands for: looking it up takes half
 * of the time of scaling, rounding and clamping. Tables are kept for blocks of up to {@value #MOST}
 * samples a side, 150 KB in all.
 */
final class BlockMeans {

  private static final int MOST = 8;

  private record Key(Levels levels, int side) {}

  private static final Map<Key, byte[]> TABLES =
      Stream.of(PixelLayout.Range.values())
          .flatMap(range -> Stream.of(Levels.luma(8, range), Levels.chroma(8, range)))
          .distinct()
          .flatMap(levels -> IntStream.rangeClosed(2, MOST).mapToObj(n -> new Key(levels, n)))
          .collect(Collectors.toUnmodifiableMap(key -> key, BlockMeans::table));

  private BlockMeans() {}

  /** By sum, for blocks of {@code side} x {@code side} samples; not to be changed. */
  static Optional<byte[]> of(Levels levels, int side) {
    return Optional.ofNullable(TABLES.get(new Key(levels, side)));
  }

  private static byte[] table(Key key) {
    int samples = key.side() * key.side();
    long scale = BoxReduction.fixed(key.levels().scale() / samples);
    long offset = BoxReduction.fixed(key.levels().offset() + 0.5);
    byte[] table = new byte[255 * samples + 1];
    for (int sum = 0; sum < table.length; sum++) {
      table[sum] = BoxReduction.level(sum, scale, offset);
    }
    return table;
  }
}
