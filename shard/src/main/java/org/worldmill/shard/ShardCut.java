package org.worldmill.shard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Cuts an ordered list of rows into contiguous shards by bytes. A shard exceeds the target only
 * when a single row does.
 *
 * <p>Loaders hand shards out evenly only if their number is a multiple of the number of readers. So
 * the number of training shards is rounded up: to a power of two below 64, to a multiple of 64 from
 * there on, as long as there are rows enough.
 */
final class ShardCut {

  private static final int WHOLE = 64;

  private ShardCut() {}

  /** Ends (exclusive) of as few shards as the target allows, filled evenly. */
  static List<Integer> plain(List<Long> bytes, long target) {
    return into(bytes, target, fewest(bytes, target));
  }

  /** As {@link #plain}, with the number of shards rounded up to what loaders share well. */
  static List<Integer> rounded(List<Long> bytes, long target) {
    int fewest = fewest(bytes, target);
    int wanted = fewest < WHOLE ? powerOfTwo(fewest) : (fewest + WHOLE - 1) / WHOLE * WHOLE;
    return into(bytes, target, wanted);
  }

  private static int powerOfTwo(int count) {
    return count <= 1 ? count : Integer.highestOneBit(count - 1) << 1;
  }

  private static int fewest(List<Long> bytes, long capacity) {
    return greedy(bytes, capacity).size();
  }

  private static List<Integer> into(List<Long> bytes, long target, int wanted) {
    long low = 0;
    long high = target;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (fewest(bytes, middle) <= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return split(bytes, greedy(bytes, high), wanted);
  }

  private static List<Integer> greedy(List<Long> bytes, long capacity) {
    List<Integer> ends = new ArrayList<>();
    long filled = 0;
    for (int i = 0; i < bytes.size(); i++) {
      boolean first = i == 0 || (!ends.isEmpty() && ends.get(ends.size() - 1) == i);
      if (!first && filled + bytes.get(i) > capacity) {
        ends.add(i);
        filled = 0;
      }
      filled += bytes.get(i);
    }
    if (!bytes.isEmpty()) {
      ends.add(bytes.size());
    }
    return ends;
  }

  /** Halves the longest shards, by rows, until there are {@code wanted}, if the rows suffice. */
  private static List<Integer> split(List<Long> bytes, List<Integer> ends, int wanted) {
    record Stretch(int start, int end) {
      int rows() {
        return end - start;
      }
    }
    PriorityQueue<Stretch> queue =
        new PriorityQueue<>(
            Comparator.comparingInt(Stretch::rows).reversed().thenComparing(Stretch::start));
    int start = 0;
    for (int end : ends) {
      queue.add(new Stretch(start, end));
      start = end;
    }
    int possible = Math.min(wanted, bytes.size());
    while (queue.size() < possible) {
      Stretch longest = queue.remove();
      int middle = longest.start() + longest.rows() / 2;
      queue.add(new Stretch(longest.start(), middle));
      queue.add(new Stretch(middle, longest.end()));
    }
    return queue.stream().map(Stretch::end).sorted().toList();
  }
}
