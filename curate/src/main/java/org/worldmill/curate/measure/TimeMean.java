package org.worldmill.curate.measure;

/**
 * The mean of values over time: a value holds from its sample to the next. The last one, whose end
 * is not known, holds as long as the one before it.
 */
final class TimeMean {

  private double sum;
  private long weight;
  private double last;
  private long lastNanos;
  private long lastInterval = 1;
  private long count;

  void add(long nanos, double value) {
    if (count > 0) {
      lastInterval = Math.max(1, nanos - lastNanos);
      sum += last * lastInterval;
      weight += lastInterval;
    }
    last = value;
    lastNanos = nanos;
    count++;
  }

  void add(long nanos, boolean value) {
    add(nanos, value ? 1.0 : 0.0);
  }

  /** Whether no value came. */
  boolean isEmpty() {
    return count == 0;
  }

  /** The mean; 0 if no value came. */
  double value() {
    return count == 0 ? 0 : (sum + last * lastInterval) / (weight + lastInterval);
  }
}
