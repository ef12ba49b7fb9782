package org.worldmill.jobs.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * All values of one signal over one modality, in bounded memory: values are kept to 10 binary
 * digits of their mantissa (one part in a thousand) and counted, those of kept and of dropped items
 * apart.
 */
public final class ValueSketch {

  private static final int DROPPED_MANTISSA_BITS = 42;

  private final TreeMap<Double, long[]> counts = new TreeMap<>();
  private final TreeMap<String, Long> absent = new TreeMap<>();
  private long total;

  /** Counts a value. */
  public void add(double value, boolean kept) {
    long bits = Double.doubleToLongBits(value + 0.0);
    long half = 1L << (DROPPED_MANTISSA_BITS - 1);
    double rounded =
        Double.longBitsToDouble((bits + half) >> DROPPED_MANTISSA_BITS << DROPPED_MANTISSA_BITS);
    counts.computeIfAbsent(rounded, unused -> new long[2])[kept ? 0 : 1]++;
    total++;
  }

  /** Counts an item without a value. */
  public void addAbsent(String reason) {
    absent.merge(reason, 1L, Long::sum);
  }

  /** Number of values. */
  public long total() {
    return total;
  }

  /** Items without a value, by reason. */
  Map<String, Long> absent() {
    return absent;
  }

  double min() {
    return counts.firstKey();
  }

  double max() {
    return counts.lastKey();
  }

  /** The smallest value that at least this share of all values does not exceed. */
  public double quantile(double share) {
    long needed = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (Map.Entry<Double, long[]> entry : counts.entrySet()) {
      seen += entry.getValue()[0] + entry.getValue()[1];
      if (seen >= needed) {
        return entry.getKey();
      }
    }
    return max();
  }

  /** Takes each value with its counts, ascending. */
  void forEach(Visitor visitor) {
    counts.forEach((value, count) -> visitor.take(value, count[0], count[1]));
  }

  /** Takes a value and how many kept and dropped items have it. */
  interface Visitor {
    void take(double value, long kept, long dropped);
  }
}
