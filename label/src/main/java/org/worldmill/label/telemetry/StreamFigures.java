package org.worldmill.label.telemetry;

import java.util.OptionalDouble;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryStream;

/** How a stream was sampled between two instants, and how large its samples are. */
final class StreamFigures {

  /** Readings this near to the greatest possible are cut off. */
  private static final double CUT_OFF = 0.999;

  private final TelemetryStream stream;
  private final int from;
  private final int to;

  StreamFigures(TelemetryStream stream, long startNanos, long endNanos) {
    this.stream = stream;
    this.from = stream.atOrAfter(startNanos);
    this.to = stream.atOrAfter(endNanos);
  }

  int samples() {
    return to - from;
  }

  /** Samples a second; nothing under three of them. */
  OptionalDouble rateHz() {
    return samples() < 3
        ? OptionalDouble.empty()
        : OptionalDouble.of((samples() - 1) * 1e9 / (stream.nanos(to - 1) - stream.nanos(from)));
  }

  /**
   * Root mean square difference of the intervals from the usual one, gaps left out; nothing where
   * times were not measured but laid out evenly.
   */
  OptionalDouble jitterSeconds() {
    if (samples() < 3 || stream.origin().clock() != TelemetryClock.STAMPED) {
      return OptionalDouble.empty();
    }
    long usual = stream.medianIntervalNanos();
    double sum = 0;
    int counted = 0;
    for (int i = from + 1; i < to; i++) {
      double off = (double) stream.nanos(i) - stream.nanos(i - 1) - usual;
      if (off <= (Resampled.MOST_STEPS - 1) * usual) {
        sum += off * off;
        counted++;
      }
    }
    return counted == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(sum / counted) / 1e9);
  }

  /** Gaps of more than {@link Resampled#MOST_STEPS} usual intervals. */
  int gaps() {
    double most = Resampled.MOST_STEPS * stream.medianIntervalNanos();
    int gaps = 0;
    for (int i = from + 1; i < to; i++) {
      gaps += stream.nanos(i) - stream.nanos(i - 1) > most ? 1 : 0;
    }
    return gaps;
  }

  /** Share of samples of which a component is as large as it can be; nothing if that is unknown. */
  OptionalDouble saturatedShare() {
    OptionalDouble full = stream.origin().fullScale();
    if (samples() == 0 || full.isEmpty()) {
      return OptionalDouble.empty();
    }
    int cut = 0;
    for (int i = from; i < to; i++) {
      boolean saturated = false;
      for (int j = 0; j < stream.kind().width(); j++) {
        saturated |= Math.abs(stream.value(i, j)) >= CUT_OFF * full.getAsDouble();
      }
      cut += saturated ? 1 : 0;
    }
    return OptionalDouble.of((double) cut / samples());
  }

  /** Mean length of the vectors. */
  OptionalDouble meanLength() {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += length(stream, i);
    }
    return samples() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / samples());
  }

  /** Root mean square length of the vectors. */
  OptionalDouble rmsLength() {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += length(stream, i) * length(stream, i);
    }
    return samples() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sum / samples()));
  }

  /** Greatest length of the vectors. */
  OptionalDouble greatestLength() {
    double most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, length(stream, i));
    }
    return samples() == 0 ? OptionalDouble.empty() : OptionalDouble.of(most);
  }

  static double length(TelemetryStream stream, int sample) {
    double square = 0;
    for (int i = 0; i < stream.kind().width(); i++) {
      square += stream.value(sample, i) * stream.value(sample, i);
    }
    return Math.sqrt(square);
  }
}
