package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.video.TestCorpus;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class CorpusTelemetryTest {

  private static final Map<String, TelemetryKind> KINDS =
      Map.of(
          "ACCL", TelemetryKind.ACCELERATION,
          "GYRO", TelemetryKind.ROTATION_RATE,
          "GPS5", TelemetryKind.POSITION,
          "ISOE", TelemetryKind.ISO,
          "ISOG", TelemetryKind.ISO,
          "SHUT", TelemetryKind.EXPOSURE);

  private static Telemetry read(String name) throws MediaException {
    Path file = TestCorpus.file("telemetry/" + name);
    return TelemetryTracks.read(file, VideoProbe.probe(file));
  }

  private static TelemetryStream stream(Telemetry telemetry, TelemetryKind kind) {
    return telemetry.first(kind).orElseThrow();
  }

  private static double meanLength(TelemetryStream stream) {
    double sum = 0;
    for (int i = 0; i < stream.size(); i++) {
      double square = 0;
      for (int j = 0; j < stream.kind().width(); j++) {
        square += stream.value(i, j) * stream.value(i, j);
      }
      sum += Math.sqrt(square);
    }
    return sum / stream.size();
  }

  private static double rate(TelemetryStream stream) {
    return (stream.size() - 1) * 1e9 / (stream.nanos(stream.size() - 1) - stream.nanos(0));
  }

  private static void assertCounts(String name) throws IOException, MediaException {
    JsonNode truth =
        new ObjectMapper()
            .readTree(TestCorpus.file("truth/gpmf_sample_counts.json").toFile())
            .path("files")
            .path("telemetry/" + name);
    Telemetry found = read(name);
    assertThat(found.faults()).isEmpty();
    int compared = 0;
    for (Map.Entry<String, TelemetryKind> kind : KINDS.entrySet()) {
      if (truth.has(kind.getKey())) {
        TelemetryStream stream = stream(found, kind.getValue());
        assertThat(stream.origin().source()).isEqualTo("gpmf " + kind.getKey());
        assertThat(stream.size()).as(kind.getKey()).isEqualTo(truth.path(kind.getKey()).asInt());
        assertThat(stream.origin().missing()).isZero();
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(4);
  }

  @Test
  void countsOfACameraAreTheTrueOnes() throws IOException, MediaException {
    assertCounts("gpmf-parser__hero7.mp4");
  }

  @Test
  void countsOfADroneAreTheTrueOnes() throws IOException, MediaException {
    assertCounts("gpmf-parser__karma.mp4");
  }

  @Test
  void clockOfACameraAgreesWithItsFrames() throws MediaException {
    Telemetry found = read("gpmf-parser__hero7.mp4");
    TelemetryStream perFrame = stream(found, TelemetryKind.ISO);
    assertThat(perFrame.origin().clock()).isEqualTo(TelemetryClock.COUNTED);
    // One value a frame: its times are those of the frames, 30000/1001 a second.
    assertThat(perFrame.nanos(328)).isCloseTo(328 * 1_001_000_000L / 30, within(2_000_000L));
    assertThat(rate(stream(found, TelemetryKind.ACCELERATION))).isCloseTo(198.3, within(0.2));
    assertThat(rate(stream(found, TelemetryKind.POSITION))).isCloseTo(18.1, within(0.3));
    assertThat(stream(found, TelemetryKind.READ_OUT).value(0, 0)).isCloseTo(0.008, within(1e-4));
  }

  @Test
  void sensorsOfACameraAreInSiUnits() throws MediaException {
    Telemetry found = read("gpmf-parser__hero7.mp4");
    TelemetryStream force = stream(found, TelemetryKind.ACCELERATION);
    assertThat(meanLength(force)).isCloseTo(9.81, within(2.0));
    double up = 0;
    for (int i = 0; i < force.size(); i++) {
      up += force.value(i, 2) / force.size();
    }
    assertThat(up).as("held upright, z points up").isGreaterThan(7);
    assertThat(force.origin().fullScale().orElseThrow()).isCloseTo(8 * 9.80665, within(0.1));
    TelemetryStream place = stream(found, TelemetryKind.POSITION);
    assertThat(place.value(0, 0)).isCloseTo(33.127, within(0.01));
    assertThat(place.value(0, 1)).isCloseTo(-117.327, within(0.01));
  }

  @Test
  void aDroneHasItsPlaceInAStructureOfItsSecondDevice() throws MediaException {
    Telemetry found = read("gpmf-parser__karma.mp4");
    TelemetryStream place = stream(found, TelemetryKind.POSITION);
    assertThat(place.origin().device()).startsWith("GoPro Karma");
    assertThat(place.size()).isEqualTo(47);
    assertThat(place.value(0, 0)).isCloseTo(33.126, within(0.01));
    assertThat(meanLength(stream(found, TelemetryKind.ACCELERATION))).isCloseTo(9.81, within(1.0));
    assertThat(rate(stream(found, TelemetryKind.ROTATION_RATE))).isCloseTo(397.2, within(0.5));
    assertThat(stream(found, TelemetryKind.TEMPERATURE).value(0, 0)).isCloseTo(314.7, within(0.5));
  }

  @Test
  void aFilmWithoutSuchATrackHasNone() throws MediaException {
    Path file = TestCorpus.file("video/decord__video_0.mov");
    assertThat(TelemetryTracks.read(file, VideoProbe.probe(file))).isEqualTo(Telemetry.NONE);
  }
}
