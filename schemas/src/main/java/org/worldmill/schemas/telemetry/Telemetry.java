package org.worldmill.schemas.telemetry;

import java.util.List;
import java.util.Optional;

/**
 * All that sensors said of one film.
 *
 * @param streams in the order in which the file begins them, the film's own tracks before texts
 *     beside it
 * @param faults what could not be read, as sentences; at most 16
 */
public record Telemetry(List<TelemetryStream> streams, List<String> faults) {

  /** A film without any. */
  public static final Telemetry NONE = new Telemetry(List.of(), List.of());

  private static final int MOST_FAULTS = 16;

  public Telemetry {
    streams = List.copyOf(streams);
    faults = List.copyOf(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
  }

  /** The stream of this kind to go by: the first. */
  public Optional<TelemetryStream> first(TelemetryKind kind) {
    return streams.stream().filter(stream -> stream.kind() == kind).findFirst();
  }

  /** This, and after it what another source gave. */
  public Telemetry and(Telemetry other) {
    return new Telemetry(joined(streams, other.streams), joined(faults, other.faults));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }
}
