package org.worldmill.ingest.ffmpeg;

/**
 * The time a run of sound has come to: whole samples since its start, so that what is lost in
 * rounding a block's length to nanoseconds does not add up over the blocks.
 */
final class SampleClock {

  private static final long SECOND = 1_000_000_000L;

  private long startNanos;
  private long samples;
  private int rateHz = 1;

  /** A run begins. */
  void start(long nanos, int rateHz) {
    if (rateHz <= 0) {
      throw new IllegalArgumentException(rateHz + " samples a second");
    }
    startNanos = nanos;
    samples = 0;
    this.rateHz = rateHz;
  }

  /** So many samples more, at the run's rate. */
  void advance(int count) {
    samples += count;
  }

  /** Whether the run's samples are so many a second. */
  boolean hasRate(int other) {
    return rateHz == other;
  }

  /** When the next sample is due, rounded down to nanoseconds. */
  long nanos() {
    return startNanos + samples / rateHz * SECOND + samples % rateHz * SECOND / rateHz;
  }
}
