package org.worldmill.ingest.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.telemetry.TelemetryStream;

/** One sensor of one device over all payloads of a GPMF track. */
final class GpmfChannel {

  /** Times of a payload. */
  record Payload(int index, long nanos, long lengthNanos) {}

  private final GpmfSensor sensor;
  private final String device;
  private final List<SampleList> parts = new ArrayList<>();
  private final List<CountedClock.Packet> packets = new ArrayList<>();
  private final List<Long> stamps = new ArrayList<>();
  private long end;
  private long shift;
  private long missing;
  private OptionalDouble fullScale = OptionalDouble.empty();

  GpmfChannel(GpmfSensor sensor, String device) {
    this.sensor = sensor;
    this.device = device;
    sensor.parts().forEach(part -> parts.add(new SampleList(part.kind())));
  }

  /** Numbers held so far, over all parts. */
  long held() {
    return parts.stream().mapToLong(part -> (long) part.size() * (part.width() + 1)).sum();
  }

  /** The device's stamp of its first packet in microseconds. */
  Optional<Long> firstStamp() {
    return stamps.isEmpty() ? Optional.empty() : Optional.of(stamps.get(0));
  }

  /** Takes a STRM. */
  void add(GpmfNest nest, Payload payload) throws MediaException {
    long count = nest.samples().stream().mapToLong(Klv::repeat).sum();
    if (count == 0) {
      return;
    }
    long first = first(nest, count);
    Optional<AxisOrder> axes = axes(nest);
    boolean fixed = !nest.number("GPSF").equals(Optional.of(0.0));
    long late = Math.round(nest.number("TIMO").orElse(0.0) * 1e9);
    packets.add(
        new CountedClock.Packet(
            first, count, payload.nanos() - late, payload.lengthNanos(), CountedClock.NO_STAMP));
    nest.number("STMP").ifPresent(stamp -> stamps.add(stamp.longValue()));
    long number = first;
    for (Klv entry : nest.samples()) {
      add(entry, nest, axes, fixed ? number : -1);
      number += entry.repeat();
    }
  }

  /** The number of the first sample; a counter that falls back begins a new recording. */
  private long first(GpmfNest nest, long count) throws MediaException {
    long stated = nest.number("TSMP").map(Double::longValue).orElse(end - shift + count) - count;
    if (packets.isEmpty()) {
      shift = -stated;
    } else if (stated + shift < end) {
      shift = end - stated;
    }
    long first = stated + shift;
    missing += first - end;
    end = first + count;
    return first;
  }

  private Optional<AxisOrder> axes(GpmfNest nest) throws MediaException {
    if (!sensor.turned()) {
      return Optional.empty();
    }
    Optional<AxisOrder> axes =
        AxisOrder.of(nest.text("ORIN"), nest.text("ORIO"), nest.numbers("MTRX"), device);
    if (axes.isEmpty()) {
      throw new MediaException(
          MediaException.Code.CORRUPT, "its axes '" + nest.text("ORIN") + "' are not x, y and z");
    }
    return axes;
  }

  /** {@code first}: number of the first sample, or -1 where there was no fix. */
  private void add(Klv entry, GpmfNest nest, Optional<AxisOrder> axes, long first)
      throws MediaException {
    KlvLayout layout = KlvLayout.of(entry, nest.text("TYPE"));
    int width = layout.width();
    if (width < sensor.width()) {
      throw new MediaException(
          MediaException.Code.CORRUPT,
          entry.key() + " has " + width + " numbers a sample, not " + sensor.width());
    }
    double[] divisors = new double[width];
    for (int i = 0; i < width; i++) {
      divisors[i] = nest.divisor(i);
    }
    double[] numbers = layout.read(entry);
    double[] sample = sample(nest, width);
    for (int i = 0; i < numbers.length / width; i++) {
      for (int j = 0; j < width; j++) {
        sample[j] = numbers[i * width + j] / divisors[j];
      }
      boolean fixed = first >= 0 && (!sensor.key().equals("GPS9") || width < 9 || sample[8] >= 2);
      take(fixed, first + i, nest, axes, sample);
    }
    double factor = factor(nest, 0);
    double greatest = layout.greatest(0) / Math.abs(divisors[0]) * factor;
    fullScale = Double.isFinite(greatest) ? OptionalDouble.of(greatest) : OptionalDouble.empty();
  }

  /** A sample's numbers; those of GPS5 go on with dilution (GPSP) and fix (GPSF), if told. */
  private double[] sample(GpmfNest nest, int width) throws MediaException {
    if (!sensor.key().equals("GPS5")) {
      return new double[width];
    }
    double[] sample = new double[Math.max(width, GpmfSensor.GPS5_NUMBERS + 2)];
    if (width == GpmfSensor.GPS5_NUMBERS) {
      sample[width] = nest.number("GPSP").map(hundredths -> hundredths / 100).orElse(Double.NaN);
      sample[width + 1] = nest.number("GPSF").orElse(Double.NaN);
    }
    return sample;
  }

  private void take(
      boolean fixed, long number, GpmfNest nest, Optional<AxisOrder> axes, double[] sample) {
    boolean whole = fixed;
    for (int i = 0; i < parts.size() && fixed; i++) {
      GpmfSensor.Part part = sensor.parts().get(i);
      if (part.from() >= sensor.width() && Double.isNaN(sample[part.from()])) {
        continue;
      }
      double factor = factor(nest, i);
      double[] numbers = new double[part.kind().width()];
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] = sample[part.from() + j] * factor;
      }
      whole &= parts.get(i).add(number, axes.map(order -> order.apply(numbers)).orElse(numbers));
    }
    missing += whole ? 0 : 1;
  }

  private double factor(GpmfNest nest, int part) {
    String unit = nest.text("SIUN").isEmpty() ? nest.text("UNIT") : nest.text("SIUN");
    double usual = sensor.parts().get(part).factor();
    return sensor.parts().size() > 1 ? usual : GpmfSensor.unit(unit).orElse(usual);
  }

  /**
   * The streams that have samples.
   *
   * @param stampZero the stamp, in microseconds, at which the track's first payload begins
   * @param zeroNanos when that is
   */
  List<TelemetryStream> finish(long stampZero, long zeroNanos) {
    List<TelemetryStream> streams = new ArrayList<>();
    for (int i = 0; i < parts.size() && !packets.isEmpty(); i++) {
      CountedClock clock = clock(stampZero, zeroNanos);
      SampleList timed = timed(parts.get(i), clock);
      if (timed.size() > 0) {
        TelemetryStream.Origin origin =
            new TelemetryStream.Origin(
                sensor.parts().get(i).kind(),
                "gpmf " + sensor.key(),
                device,
                clock.kind(),
                clock.spreadNanos(),
                missing,
                sensor.turned() ? fullScale : OptionalDouble.empty());
        streams.add(new TelemetryStream(origin, timed.marks(), timed.values()));
      }
    }
    return streams;
  }

  private CountedClock clock(long stampZero, long zeroNanos) {
    boolean stamped = stamps.size() == packets.size();
    List<CountedClock.Packet> all = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      CountedClock.Packet packet = packets.get(i);
      long stamp = stamped ? zeroNanos + (stamps.get(i) - stampZero) * 1000 : CountedClock.NO_STAMP;
      all.add(
          new CountedClock.Packet(
              packet.first(), packet.count(), packet.nanos(), packet.lengthNanos(), stamp));
    }
    return new CountedClock(all);
  }

  private static SampleList timed(SampleList numbered, CountedClock clock) {
    SampleList timed = new SampleList(numbered.kind());
    double[] sample = new double[numbered.width()];
    for (int i = 0; i < numbered.size(); i++) {
      for (int j = 0; j < sample.length; j++) {
        sample[j] = numbered.value(i, j);
      }
      timed.add(clock.nanos(numbered.mark(i)), sample);
    }
    return timed.sorted();
  }
}
