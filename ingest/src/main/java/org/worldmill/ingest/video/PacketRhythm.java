package org.worldmill.ingest.video;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.worldmill.schemas.MediaFacts.PacketWindow;
import org.worldmill.schemas.Rational;

/** How evenly a track's pictures follow each other, and how its bytes lie in time. */
final class PacketRhythm {

  private static final long SECOND = 1_000_000_000L;
  private static final int FINE_TICKS = 10;
  private static final int MOST_WINDOWS = 7200;

  private final PacketCensus census;
  private final long[] sorted;
  private final Rational timeBase;
  private final long usual;
  private final long windowNanos;

  PacketRhythm(PacketCensus census, Rational timeBase) {
    this.census = census;
    this.sorted = census.sortedPts();
    this.timeBase = timeBase;
    this.usual = median(sorted);
    long length = nanos(sorted[sorted.length - 1]);
    this.windowNanos = SECOND * (1 + length / (SECOND * MOST_WINDOWS));
  }

  /** The median distance; 0 for a single picture. */
  long usualTicks() {
    return usual;
  }

  long windowNanos() {
    return windowNanos;
  }

  /** Pictures that repeat a time stamp. */
  long repeatedStamps() {
    long repeated = 0;
    for (int i = 1; i < sorted.length; i++) {
      repeated += sorted[i] == sorted[i - 1] ? 1 : 0;
    }
    return repeated;
  }

  List<PacketWindow> windows() {
    int count = window(sorted[sorted.length - 1]) + 1;
    long[] pictures = new long[count];
    long[] bytes = new long[count];
    long[] uneven = new long[count];
    long[] gaps = new long[count];
    for (int i = 0; i < census.count(); i++) {
      int window = window(census.pts(i));
      pictures[window]++;
      bytes[window] += census.size(i);
    }
    for (int i = 1; i < sorted.length; i++) {
      int window = window(sorted[i - 1]);
      long distance = sorted[i] - sorted[i - 1];
      uneven[window] += uneven(distance);
      gaps[window] += 2 * distance >= 3 * usual ? distance - usual : 0;
    }
    return IntStream.range(0, count)
        .mapToObj(w -> new PacketWindow(pictures[w], bytes[w], uneven[w], gaps[w]))
        .toList();
  }

  /** One tick is rounding where ticks are fine. */
  private long uneven(long distance) {
    long off = Math.abs(distance - usual);
    return off <= 1 && usual >= FINE_TICKS ? 0 : off;
  }

  private int window(long pts) {
    return (int) (nanos(pts) / windowNanos);
  }

  /** In floating point: stamps of damaged files may lie further apart than nanoseconds count. */
  private long nanos(long pts) {
    return (long) (((double) pts - sorted[0]) * timeBase.num() / timeBase.den() * SECOND);
  }

  private static long median(long[] sorted) {
    if (sorted.length < 2) {
      return 0;
    }
    long[] distances = new long[sorted.length - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = sorted[i + 1] - sorted[i];
    }
    Arrays.sort(distances);
    return distances[distances.length / 2];
  }
}
