package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * Reads Google's camera motion metadata: one little-endian sample a packet, each with its own time.
 *
 * <p>Source: <a href="https://developers.google.com/streetview/publish/camm-spec">Camera Motion
 * Metadata Spec</a>.
 */
final class CammTrack implements TelemetryTrack {

  private static final int HEADER_BYTES = 4;
  private static final int[] BYTES = {12, 8, 12, 12, 12, 24, 56, 12};
  private static final double MICRO = 1e-6;
  private static final double NANO = 1e-9;

  private final Map<TelemetryKind, SampleList> samples = new EnumMap<>(TelemetryKind.class);
  private final Faults faults = new Faults();
  private long held;

  @Override
  public void add(long nanos, long lengthNanos, ByteBuffer bytes) {
    ByteBuffer packet = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (packet.remaining() < HEADER_BYTES) {
      faults.add("a packet of " + packet.remaining() + " bytes has no type");
      return;
    }
    packet.getShort();
    int type = packet.getShort() & 0xffff;
    if (type >= BYTES.length) {
      faults.add("packets of type " + type + " are not known");
    } else if (packet.remaining() < BYTES[type]) {
      faults.add("a packet of type " + type + " has " + packet.remaining() + " bytes");
    } else if (held > MOST_NUMBERS) {
      faults.add("only the first " + MOST_NUMBERS + " numbers are kept");
    } else {
      take(nanos, type, packet);
    }
  }

  private void take(long nanos, int type, ByteBuffer packet) {
    switch (type) {
      case 0 -> put(nanos, TelemetryKind.ORIENTATION, quaternion(floats(packet)));
      case 1 -> {
        put(nanos, TelemetryKind.EXPOSURE, packet.getInt() * NANO);
        put(nanos, TelemetryKind.READ_OUT, packet.getInt() * NANO);
      }
      case 2 -> put(nanos, TelemetryKind.ROTATION_RATE, floats(packet));
      case 3 -> put(nanos, TelemetryKind.ACCELERATION, floats(packet));
      case 4 -> put(nanos, TelemetryKind.PLACE, floats(packet));
      case 5 -> {
        put(nanos, TelemetryKind.POSITION, packet.getDouble(), packet.getDouble());
        put(nanos, TelemetryKind.ALTITUDE, packet.getDouble());
      }
      case 6 -> gps(nanos, packet);
      default -> {
        double[] field = floats(packet);
        put(
            nanos,
            TelemetryKind.MAGNETIC_FIELD,
            field[0] * MICRO,
            field[1] * MICRO,
            field[2] * MICRO);
      }
    }
  }

  /** Time of day, kind of fix, place, accuracies, velocity to the east, the north and up. */
  private void gps(long nanos, ByteBuffer packet) {
    packet.getDouble();
    int fix = packet.getInt();
    double latitude = packet.getDouble();
    double longitude = packet.getDouble();
    double altitude = packet.getFloat();
    double error = packet.getFloat();
    packet.getFloat();
    double east = packet.getFloat();
    double north = packet.getFloat();
    double up = packet.getFloat();
    if (fix < 2) {
      return;
    }
    put(nanos, TelemetryKind.POSITION, latitude, longitude);
    if (fix > 2) {
      put(nanos, TelemetryKind.ALTITUDE, altitude);
    }
    put(nanos, TelemetryKind.GPS_FIX, fix);
    put(nanos, TelemetryKind.GPS_ERROR, error);
    put(nanos, TelemetryKind.GROUND_SPEED, Math.hypot(east, north));
    put(nanos, TelemetryKind.SPEED, Math.hypot(Math.hypot(east, north), up));
  }

  private static double[] floats(ByteBuffer packet) {
    return new double[] {packet.getFloat(), packet.getFloat(), packet.getFloat()};
  }

  /** A rotation by its axis, whose length is the angle in radians. */
  static double[] quaternion(double... axis) {
    double angle = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    double share = angle < 1e-9 ? 0.5 : Math.sin(angle / 2) / angle;
    return new double[] {Math.cos(angle / 2), axis[0] * share, axis[1] * share, axis[2] * share};
  }

  private void put(long nanos, TelemetryKind kind, double... sample) {
    samples.computeIfAbsent(kind, SampleList::new).add(nanos, sample);
    held += sample.length + 1;
  }

  @Override
  public Telemetry finish() {
    List<TelemetryStream> streams = new ArrayList<>();
    samples.forEach(
        (kind, list) ->
            TelemetryTrack.stamped(kind, "camm", TelemetryClock.STAMPED, list)
                .ifPresent(streams::add));
    return new Telemetry(streams, faults.texts());
  }
}
