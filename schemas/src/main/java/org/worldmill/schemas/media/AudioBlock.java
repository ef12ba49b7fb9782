package org.worldmill.schemas.media;

import java.util.Arrays;

/**
 * A stretch of sound, mixed to one channel by averaging: 32-bit float, full scale -1..1.
 *
 * <p>Immutable; the array is copied neither in nor out, and nobody writes to it.
 */
public final class AudioBlock implements MediaEvent {

  private final long startNanos;
  private final int sampleRateHz;
  private final float[] samples;

  /**
   * Wraps samples; the caller gives the array away.
   *
   * @param startNanos time of the first sample, on the picture stream's clock
   * @param sampleRateHz samples a second
   */
  public AudioBlock(long startNanos, int sampleRateHz, float[] samples) {
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("a sample rate must be positive: " + sampleRateHz);
    }
    this.startNanos = startNanos;
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
  }

  /** Time of the first sample in nanoseconds, on the picture stream's clock. */
  public long startNanos() {
    return startNanos;
  }

  /** Time after the last sample in nanoseconds. */
  public long endNanos() {
    return startNanos + samples.length * 1_000_000_000L / sampleRateHz;
  }

  /** Samples a second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** The samples themselves, never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public float[] samples() {
    return samples;
  }

  /** The part before {@code nanos}; may be empty. */
  public AudioBlock before(long nanos) {
    if (nanos >= endNanos()) {
      return this;
    }
    return new AudioBlock(startNanos, sampleRateHz, Arrays.copyOf(samples, indexAt(nanos)));
  }

  /** The part from {@code nanos} on; may be empty. */
  public AudioBlock from(long nanos) {
    if (nanos <= startNanos) {
      return this;
    }
    int index = indexAt(nanos);
    return new AudioBlock(
        startNanos + index * 1_000_000_000L / sampleRateHz,
        sampleRateHz,
        Arrays.copyOfRange(samples, index, samples.length));
  }

  private int indexAt(long nanos) {
    long index = Math.floorDiv((nanos - startNanos) * sampleRateHz, 1_000_000_000L);
    return (int) Math.max(0, Math.min(samples.length, index));
  }
}
