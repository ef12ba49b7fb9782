package org.worldmill.schemas.telemetry;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The samples of one sensor in order of time, in the unit of their kind.
 *
 * <p>Immutable; arrays are copied neither in nor out, and nobody writes to them.
 */
public final class TelemetryStream {

  private final Origin origin;
  private final long[] nanos;
  private final double[] values;

  /**
   * Where samples come from.
   *
   * @param kind what they tell
   * @param source format and stream: {@code gpmf ACCL}
   * @param device the name of what measured it, as it stood in the file; may be empty
   * @param clock how times were found
   * @param clockSpreadNanos greatest distance of a packet's container time from the clock chosen; 0
   *     where each sample has its own
   * @param missing samples that a counter numbers but that are not there, or that were no numbers
   * @param fullScale magnitude at which a component is cut off, if it is known
   */
  public record Origin(
      TelemetryKind kind,
      String source,
      String device,
      TelemetryClock clock,
      long clockSpreadNanos,
      long missing,
      OptionalDouble fullScale) {

    public Origin {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(clock);
      Objects.requireNonNull(fullScale);
    }
  }

  /**
   * Wraps samples; the caller gives the arrays away.
   *
   * @param nanos time of each on the film's clock, rising
   * @param values {@code kind.width()} numbers a sample
   */
  public TelemetryStream(Origin origin, long[] nanos, double[] values) {
    this.origin = Objects.requireNonNull(origin);
    this.nanos = nanos;
    this.values = values;
    if (nanos.length == 0 || values.length != nanos.length * origin.kind().width()) {
      throw new IllegalArgumentException(
          nanos.length + " samples of " + origin.kind() + " with " + values.length + " numbers");
    }
    for (int i = 1; i < nanos.length; i++) {
      if (nanos[i] <= nanos[i - 1]) {
        throw new IllegalArgumentException("sample " + i + " of " + origin + " is not later");
      }
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("samples are finite or left out: " + origin);
      }
    }
  }

  /** Where the samples come from. */
  public Origin origin() {
    return origin;
  }

  /** What they tell. */
  public TelemetryKind kind() {
    return origin.kind();
  }

  /** How many there are: at least one. */
  public int size() {
    return nanos.length;
  }

  /** Time of a sample in nanoseconds on the film's clock. */
  public long nanos(int sample) {
    return nanos[sample];
  }

  /** One number of a sample. */
  public double value(int sample, int component) {
    return values[Math.addExact(sample * kind().width(), component)];
  }

  /** The first sample that is not before this time; {@link #size()} if there is none. */
  public int atOrAfter(long time) {
    int found = java.util.Arrays.binarySearch(nanos, time);
    return found >= 0 ? found : -found - 1;
  }

  /** Median time from a sample to the next in nanoseconds; 0 for a single one. */
  public long medianIntervalNanos() {
    if (nanos.length < 2) {
      return 0;
    }
    long[] steps = new long[nanos.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = nanos[i + 1] - nanos[i];
    }
    java.util.Arrays.sort(steps);
    return steps[steps.length / 2];
  }
}
