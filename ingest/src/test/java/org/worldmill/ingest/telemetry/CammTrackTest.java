package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.StreamFacts;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class CammTrackTest {

  @TempDir private Path folder;

  private static byte[] vector(int type, float x, float y, float z) {
    return CammFile.packet(type, 12, out -> out.putFloat(x).putFloat(y).putFloat(z));
  }

  private static byte[] gps(int fix) {
    return CammFile.packet(
        6,
        56,
        out ->
            out.putDouble(1e9)
                .putInt(fix)
                .putDouble(48.5)
                .putDouble(-2.25)
                .putFloat(31)
                .putFloat(1)
                .putFloat(2)
                .putFloat(3)
                .putFloat(4)
                .putFloat(12)
                .putFloat(0.5f));
  }

  private static double value(Telemetry found, TelemetryKind kind, int component) {
    return found.first(kind).orElseThrow().value(0, component);
  }

  private static Telemetry read(byte[]... packets) {
    CammTrack track = new CammTrack();
    for (int i = 0; i < packets.length; i++) {
      track.add(i * 1_000_000L, 0, ByteBuffer.wrap(packets[i]));
    }
    return track.finish();
  }

  @Test
  void readsEveryTypeInSiUnits() {
    Telemetry found =
        read(
            vector(0, (float) Math.PI / 2, 0, 0),
            CammFile.packet(1, 8, out -> out.putInt(8_000_000).putInt(16_000_000)),
            vector(2, 0.5f, 0.25f, -1),
            vector(3, 0, 9.75f, 1),
            vector(4, 1, 2, 3),
            CammFile.packet(5, 24, out -> out.putDouble(48).putDouble(-2).putDouble(30)),
            gps(3),
            vector(7, 40, 0, -20));
    assertThat(found.faults()).isEmpty();
    assertThat(value(found, TelemetryKind.ORIENTATION, 0)).isCloseTo(Math.sqrt(0.5), within(1e-7));
    assertThat(value(found, TelemetryKind.ORIENTATION, 1)).isCloseTo(Math.sqrt(0.5), within(1e-7));
    assertThat(value(found, TelemetryKind.EXPOSURE, 0)).isCloseTo(0.008, within(1e-12));
    assertThat(value(found, TelemetryKind.READ_OUT, 0)).isCloseTo(0.016, within(1e-12));
    assertThat(value(found, TelemetryKind.ROTATION_RATE, 2)).isEqualTo(-1);
    assertThat(value(found, TelemetryKind.ACCELERATION, 1)).isEqualTo(9.75);
    assertThat(value(found, TelemetryKind.PLACE, 2)).isEqualTo(3);
    assertThat(value(found, TelemetryKind.MAGNETIC_FIELD, 0)).isCloseTo(4e-5, within(1e-12));
    TelemetryStream place = found.first(TelemetryKind.POSITION).orElseThrow();
    assertThat(place.size()).isEqualTo(2);
    assertThat(place.value(1, 0)).isEqualTo(48.5);
    assertThat(place.value(1, 1)).isEqualTo(-2.25);
    assertThat(value(found, TelemetryKind.GROUND_SPEED, 0)).isEqualTo(5);
    assertThat(value(found, TelemetryKind.SPEED, 0)).isEqualTo(13);
  }

  @Test
  void withoutAFixThereIsNoPlace() {
    assertThat(read(gps(0)).streams()).isEmpty();
  }

  @Test
  void packetsThatAreCutOrUnknownAreToldAndLeftOut() {
    Telemetry found =
        read(
            new byte[] {0},
            java.util.Arrays.copyOf(gps(3), 30),
            vector(9, 1, 1, 1),
            vector(2, Float.NaN, 0, 0),
            vector(2, 1, 0, 0));
    assertThat(found.first(TelemetryKind.ROTATION_RATE).orElseThrow().size()).isEqualTo(1);
    assertThat(found.faults()).hasSize(3);
  }

  @Test
  void readsATrackOfAFile() throws IOException, MediaException {
    Path file = folder.resolve("camm.mp4");
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      packets.add(vector(i % 2 == 0 ? 2 : 3, i, 0, 0));
    }
    CammFile.write(file, packets, 5);
    MediaFacts facts;
    try (Demuxer demuxer = Demuxer.open(file, Demuxer.FILM_FORMATS)) {
      facts =
          new MediaFacts(
              "mov",
              Optional.empty(),
              Optional.empty(),
              demuxer.streams().stream()
                  .map(stream -> new StreamFacts(stream).facts(Optional.empty()))
                  .toList(),
              Optional.empty(),
              List.of());
    }
    Telemetry found = TelemetryTracks.read(file, facts);
    TelemetryStream turning = found.first(TelemetryKind.ROTATION_RATE).orElseThrow();
    assertThat(turning.size()).isEqualTo(25);
    assertThat(turning.nanos(24)).isEqualTo(240_000_000L);
    assertThat(turning.value(24, 0)).isEqualTo(48);
    assertThat(turning.origin().clock()).isEqualTo(TelemetryClock.STAMPED);
    assertThat(found.first(TelemetryKind.ACCELERATION).orElseThrow().size()).isEqualTo(25);
  }
}
