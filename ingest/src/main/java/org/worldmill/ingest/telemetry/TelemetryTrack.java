package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/** A track of samples in the reading. Not thread-safe. */
interface TelemetryTrack {

  /** Most numbers that are held of one film: some 48 MB. */
  long MOST_NUMBERS = 6_000_000;

  /** Most sensors of one film. */
  int MOST_CHANNELS = 64;

  /** Takes a packet of the track; its bytes are not kept. */
  void add(long nanos, long lengthNanos, ByteBuffer bytes);

  /** All of it; never fails: what could not be read is among the faults. */
  Telemetry finish();

  /**
   * A stream of samples that have their own times.
   *
   * @param samples in any order; of those with one time the first is kept, the others are missing
   */
  static Optional<TelemetryStream> stamped(
      TelemetryKind kind, String source, TelemetryClock clock, SampleList samples) {
    SampleList sorted = samples.sorted();
    if (sorted.size() == 0) {
      return Optional.empty();
    }
    long missing = (long) samples.size() - sorted.size();
    return Optional.of(
        new TelemetryStream(
            new TelemetryStream.Origin(kind, source, "", clock, 0, missing, OptionalDouble.empty()),
            sorted.marks(),
            sorted.values()));
  }
}
