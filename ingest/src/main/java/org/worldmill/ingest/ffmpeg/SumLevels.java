package org.worldmill.ingest.ffmpeg;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The level that each sum of a few 8-bit samples stands for: looked up, since scaling, rounding and
 * clamping take longer than summing.
 */
final class SumLevels {

  private static final int FRACTION_BITS = 22;

  private record Key(Levels levels, int samples) {}

  private static final Map<Key, SumLevels> USUAL =
      Stream.of(PixelLayout.Range.values())
          .flatMap(range -> Stream.of(Levels.luma(8, range), Levels.chroma(8, range)))
          .distinct()
          .flatMap(levels -> IntStream.of(4, 8, 16).mapToObj(n -> new Key(levels, n)))
          .collect(
              Collectors.toUnmodifiableMap(
                  key -> key, key -> new SumLevels(key.levels(), key.samples())));

  private final byte[] table;

  private SumLevels(Levels levels, int samples) {
    int scale = fixed(levels.scale() / samples);
    int offset = fixed(levels.offset() + 0.5);
    table = new byte[255 * samples + 1];
    for (int sum = 0; sum < table.length; sum++) {
      table[sum] = level(sum, scale, offset);
    }
  }

  /** For sums of so many samples. */
  static SumLevels of(Levels levels, int samples) {
    SumLevels known = USUAL.get(new Key(levels, samples));
    return known == null ? new SumLevels(levels, samples) : known;
  }

  /** All levels, by sum; not to be changed. */
  byte[] table() {
    return table;
  }

  /** The mean of the samples as a level of full range, rounded once. */
  byte of(int sum) {
    return table[sum];
  }

  /**
   * {@code sum * scale + offset}, both of {@link #fixed}; sums of samples times scale stay below
   * 2^31.
   */
  static byte level(int sum, int scale, int offset) {
    return (byte) Math.max(0, Math.min(255, (sum * scale + offset) >> FRACTION_BITS));
  }

  static int fixed(double value) {
    return (int) Math.ceil(value * (1 << FRACTION_BITS));
  }
}
