package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.video.TestCorpus;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class DjiSubtitlesTest {

  private static final long SECOND = 1_000_000_000L;

  private static Telemetry read(String dialect) throws IOException {
    String text =
        Files.readString(TestCorpus.file("telemetry/DJI_SRT_Parser__" + dialect + ".SRT"));
    Telemetry found = DjiSubtitles.read(text);
    assertThat(found.faults()).isEmpty();
    return found;
  }

  private static TelemetryStream stream(Telemetry found, TelemetryKind kind) {
    return found.first(kind).orElseThrow();
  }

  private static double value(Telemetry found, TelemetryKind kind) {
    return stream(found, kind).value(0, 0);
  }

  private static void assertPlace(Telemetry found, int size, double latitude, double longitude) {
    TelemetryStream place = stream(found, TelemetryKind.POSITION);
    assertThat(place.size()).isEqualTo(size);
    assertThat(place.value(0, 0)).isEqualTo(latitude);
    assertThat(place.value(0, 1)).isEqualTo(longitude);
  }

  @Test
  void mavicPro() throws IOException {
    Telemetry found = read("mavic_pro");
    assertPlace(found, 468, -20.2533, 149.0251);
    assertThat(stream(found, TelemetryKind.POSITION).nanos(467)).isEqualTo(468 * SECOND);
    assertThat(value(found, TelemetryKind.HEIGHT)).isEqualTo(1.9);
    assertThat(value(found, TelemetryKind.ISO)).isEqualTo(100);
    assertThat(value(found, TelemetryKind.EXPOSURE)).isCloseTo(1 / 60.0, within(1e-9));
    assertThat(found.first(TelemetryKind.GROUND_SPEED)).isEmpty();
    assertThat(found.first(TelemetryKind.ALTITUDE)).isEmpty();
  }

  @Test
  void theOldFormat() throws IOException {
    Telemetry found = read("old_format");
    assertPlace(found, 468, -20.2533, 149.0251);
    assertThat(value(found, TelemetryKind.HEIGHT)).isEqualTo(1.9);
    assertThat(value(found, TelemetryKind.EXPOSURE)).isCloseTo(1 / 60.0, within(1e-9));
    assertThat(stream(found, TelemetryKind.POSITION).origin().clock())
        .isEqualTo(TelemetryClock.CUE);
  }

  @Test
  void phantom4Rtk() throws IOException {
    Telemetry found = read("p4_rtk");
    assertPlace(found, 55, -34.237922, -58.851745);
    assertThat(value(found, TelemetryKind.HEIGHT)).isEqualTo(85.8);
    assertThat(stream(found, TelemetryKind.GROUND_SPEED).value(1, 0)).isEqualTo(2.88);
    assertThat(value(found, TelemetryKind.EXPOSURE)).isCloseTo(1 / 400.0, within(1e-9));
    TelemetryStream gimbal = stream(found, TelemetryKind.ORIENTATION);
    assertThat(gimbal.size()).isEqualTo(55);
    // Where it looks: forwards, turned to north, east and down.
    double w = gimbal.value(0, 0);
    double x = gimbal.value(0, 1);
    double y = gimbal.value(0, 2);
    double z = gimbal.value(0, 3);
    double east = 2 * (x * y + w * z);
    double down = 2 * (x * z - w * y);
    assertThat(Math.toDegrees(Math.asin(down))).isCloseTo(24.4, within(1e-6));
    assertThat(Math.toDegrees(Math.asin(east / Math.cos(Math.toRadians(24.4)))))
        .isCloseTo(180 - 110.4, within(1e-6));
  }

  @Test
  void mavicMini() throws IOException {
    Telemetry found = read("mavic_mini");
    assertPlace(found, 117, 48.0771, -121.7458);
    assertThat(value(found, TelemetryKind.HEIGHT)).isEqualTo(200.7);
    assertThat(value(found, TelemetryKind.EXPOSURE)).isCloseTo(1 / 30.15, within(1e-9));
    assertThat(found.first(TelemetryKind.GROUND_SPEED)).as("n/a is absent").isEmpty();
  }

  @Test
  void mavic2() throws IOException {
    Telemetry found = read("mavic_2_style");
    // Of its 468 cues five repeat the time of the one before.
    assertPlace(found, 463, -20.2533, 149.0251);
    TelemetryStream place = stream(found, TelemetryKind.POSITION);
    assertThat(place.origin().missing()).isEqualTo(5);
    assertThat(place.origin().clock()).isEqualTo(TelemetryClock.WALL);
    assertThat(place.nanos(0)).isZero();
    assertThat(place.nanos(462)).isEqualTo(468 * SECOND);
    assertThat(value(found, TelemetryKind.EXPOSURE)).isCloseTo(1 / 60.0, within(1e-9));
  }

  @Test
  void laterModelsTellTwoHeights() {
    Telemetry found =
        DjiSubtitles.read(
            "1\n00:00:00,000 --> 00:00:00,033\n"
                + "<font size=\"28\">FrameCnt: 1, DiffTime: 33ms\n2023-04-01 10:00:00.123\n"
                + "[iso: 110] [shutter: 1/320.0] [fnum: 2.8] [latitude: 47.1] [longitude: 8.5] "
                + "[rel_alt: 1.300 abs_alt: 452.25] </font>\n\n");
    assertPlace(found, 1, 47.1, 8.5);
    assertThat(value(found, TelemetryKind.HEIGHT)).isEqualTo(1.3);
    assertThat(value(found, TelemetryKind.ALTITUDE)).isEqualTo(452.25);
    assertThat(value(found, TelemetryKind.ISO)).isEqualTo(110);
  }

  @Test
  void theLatestTellTheGimbalsAttitude() {
    Telemetry found =
        DjiSubtitles.read(
            "1\n00:00:00,000 --> 00:00:00,033\n"
                + "<font size=\"28\">FrameCnt: 1, DiffTime: 33ms\n2026-08-31 16:22:01.033\n"
                + "[focal_len: 24.00] [dzoom_ratio: 1.00] [latitude: 12.3] [longitude: 77.6]"
                + " [rel_alt: 55.2 abs_alt: 283.9] [gb_yaw: 90.0 gb_pitch: -30.0 gb_roll: 0.0] "
                + "</font>\n\n");
    TelemetryStream gimbal = stream(found, TelemetryKind.ORIENTATION);
    double w = gimbal.value(0, 0);
    double x = gimbal.value(0, 1);
    double y = gimbal.value(0, 2);
    double z = gimbal.value(0, 3);
    // Forwards, turned to north, east and down: it looks east and 30 degrees down.
    assertThat(1 - 2 * (y * y + z * z)).isCloseTo(0, within(1e-9));
    assertThat(2 * (x * y + w * z)).isCloseTo(Math.cos(Math.PI / 6), within(1e-9));
    assertThat(2 * (x * z - w * y)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void speechIsNoFlightLog() {
    Telemetry found =
        DjiSubtitles.read("1\n00:00:01,000 --> 00:00:02,000\nMy GPS (the old one) is broken.\n");
    assertThat(found).isEqualTo(Telemetry.NONE);
  }

  @Test
  void cuesWithoutAFixAreTold() {
    Telemetry found =
        DjiSubtitles.read(
            "1\n00:00:01,000 --> 00:00:02,000\nGPS(0.0,0.0,0) BAROMETER:1\n\n"
                + "2\n00:00:02,000 --> 00:00:03,000\nGPS(8.5,47.1,9) BAROMETER:1\n");
    assertPlace(found, 1, 47.1, 8.5);
    assertThat(found.faults()).containsExactly("1 of 2 cues tell nothing that is known");
  }
}
