package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * Reads GoPro's metadata, payload by payload. What is damaged is left out and told; the rest is
 * kept.
 *
 * <p>Source: GPMF introduction, <a href="https://github.com/gopro/gpmf-parser">gpmf-parser</a>.
 */
final class GpmfTrack implements TelemetryTrack {

  private static final double KELVIN = 273.15;

  private final Map<String, GpmfChannel> channels = new LinkedHashMap<>();
  private final SampleList temperatures = new SampleList(TelemetryKind.TEMPERATURE);
  private final Faults faults = new Faults();
  private Optional<Long> firstNanos = Optional.empty();
  private int payloads;

  @Override
  public void add(long nanos, long lengthNanos, ByteBuffer bytes) {
    GpmfChannel.Payload payload = new GpmfChannel.Payload(payloads++, nanos, lengthNanos);
    if (firstNanos.isEmpty()) {
      firstNanos = Optional.of(nanos);
    }
    for (Klv device : entries(bytes, payload)) {
      if (device.key().equals("DEVC") && device.isNest()) {
        addDevice(device, payload);
      }
    }
  }

  private List<Klv> entries(ByteBuffer bytes, GpmfChannel.Payload payload) {
    Klv.Series series = Klv.split(bytes);
    if (!series.complete()) {
      faults.add("payload " + payload.index() + " breaks off or points beyond its end");
    }
    return series.entries();
  }

  private void addDevice(Klv device, GpmfChannel.Payload payload) {
    String id = "";
    String name = "";
    for (Klv entry : entries(device.payload(), payload)) {
      switch (entry.key()) {
        case "DVID" -> id = java.util.Arrays.toString(bytes(entry));
        case "DVNM" -> name = entry.text();
        case "STRM" -> addStream(entry, id, name, payload);
        default -> {}
      }
    }
  }

  private static byte[] bytes(Klv entry) {
    byte[] bytes = new byte[Math.min(8, entry.payload().remaining())];
    entry.payload().duplicate().get(bytes);
    return bytes;
  }

  private void addStream(Klv stream, String id, String name, GpmfChannel.Payload payload) {
    if (!stream.isNest()) {
      return;
    }
    GpmfNest nest = new GpmfNest(entries(stream.payload(), payload));
    Optional<GpmfSensor> sensor = nest.sensor();
    if (sensor.isEmpty() || held() > MOST_NUMBERS) {
      return;
    }
    String key = id + sensor.get().key();
    GpmfChannel channel = channels.get(key);
    if (channel == null) {
      if (channels.size() >= MOST_CHANNELS) {
        return;
      }
      channel = new GpmfChannel(sensor.get(), name);
      channels.put(key, channel);
    }
    try {
      channel.add(nest, payload);
      Optional<Double> celsius = nest.number("TMPC");
      if (celsius.isPresent() && sensor.get().key().equals("ACCL")) {
        temperatures.add(payload.nanos(), celsius.get() + KELVIN);
      }
    } catch (MediaException e) {
      faults.add("payload " + payload.index() + ": " + e.getMessage());
    }
    if (held() > MOST_NUMBERS) {
      faults.add("samples after " + payload.nanos() / 1_000_000_000L + " s are left out");
    }
  }

  private long held() {
    return channels.values().stream().mapToLong(GpmfChannel::held).sum();
  }

  @Override
  public Telemetry finish() {
    long zeroNanos = firstNanos.orElse(0L);
    long stampZero =
        channels.values().stream()
            .flatMap(channel -> channel.firstStamp().stream())
            .mapToLong(Long::longValue)
            .min()
            .orElse(0);
    List<TelemetryStream> streams = new ArrayList<>();
    channels.values().forEach(channel -> streams.addAll(channel.finish(stampZero, zeroNanos)));
    TelemetryTrack.stamped(
            TelemetryKind.TEMPERATURE, "gpmf TMPC", TelemetryClock.PACKET, temperatures)
        .ifPresent(streams::add);
    return new Telemetry(streams, faults.texts());
  }
}
