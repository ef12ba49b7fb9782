package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.worldmill.ingest.telemetry.KlvBytes.entry;
import static org.worldmill.ingest.telemetry.KlvBytes.floats;
import static org.worldmill.ingest.telemetry.KlvBytes.nest;
import static org.worldmill.ingest.telemetry.KlvBytes.number;
import static org.worldmill.ingest.telemetry.KlvBytes.shorts;
import static org.worldmill.ingest.telemetry.KlvBytes.stamp;
import static org.worldmill.ingest.telemetry.KlvBytes.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class GpmfTrackTest {

  private static final long SECOND = 1_000_000_000L;

  private static Telemetry read(byte[]... payloads) {
    GpmfTrack track = new GpmfTrack();
    for (int i = 0; i < payloads.length; i++) {
      track.add(i * SECOND, SECOND, ByteBuffer.wrap(payloads[i]));
    }
    return track.finish();
  }

  private static byte[] device(String name, byte[]... parts) {
    return nest("DEVC", number("DVID", 1), text("DVNM", name), KlvBytes.join(parts));
  }

  private static TelemetryStream only(Telemetry telemetry, TelemetryKind kind) {
    assertThat(telemetry.first(kind)).as("%s", telemetry.faults()).isPresent();
    return telemetry.first(kind).orElseThrow();
  }

  private static int[] ramp(int from, int count) {
    int[] values = new int[3 * count];
    for (int i = 0; i < count; i++) {
      Arrays.fill(values, 3 * i, 3 * i + 3, from + i);
    }
    return values;
  }

  @Test
  void dividesByTheScaleAndTurnsTheAxes() {
    byte[] strm =
        nest(
            "STRM",
            number("TSMP", 1),
            text("SIUN", "m/s\u00b2"),
            shorts("SCAL", 1, 100),
            text("ORIN", "YxZ"),
            shorts("ACCL", 3, 100, 200, 981));
    TelemetryStream found = only(read(device("a", strm)), TelemetryKind.ACCELERATION);
    assertThat(found.value(0, 0)).isEqualTo(-2);
    assertThat(found.value(0, 1)).isEqualTo(1);
    assertThat(found.value(0, 2)).isEqualTo(9.81);
    assertThat(found.origin().fullScale().orElseThrow()).isEqualTo(327.67);
  }

  @Test
  void matrixAndOrderOfItsRowsSayTheSameAsLetters() {
    byte[] turned = floats("MTRX", 9, 0, 0, 1, 0, -1, 0, 1, 0, 0);
    byte[] strm = nest("STRM", turned, text("ORIO", "ZXY"), shorts("GYRO", 3, 100, 200, 300));
    TelemetryStream found = only(read(device("a", strm)), TelemetryKind.ROTATION_RATE);
    assertThat(found.value(0, 0)).isEqualTo(-200);
    assertThat(found.value(0, 1)).isEqualTo(100);
    assertThat(found.value(0, 2)).isEqualTo(300);
  }

  @Test
  void oldModelsHaveTheirDocumentedOrder() {
    byte[] strm = nest("STRM", shorts("ACCL", 3, 1, 2, 3));
    TelemetryStream old = only(read(device("Camera", strm)), TelemetryKind.ACCELERATION);
    assertThat(new double[] {old.value(0, 0), old.value(0, 1), old.value(0, 2)})
        .containsExactly(2, 3, 1);
    TelemetryStream fusion = only(read(device("Fusion", strm)), TelemetryKind.ACCELERATION);
    assertThat(new double[] {fusion.value(0, 0), fusion.value(0, 1), fusion.value(0, 2)})
        .containsExactly(2, -1, 3);
  }

  @Test
  void readsStructuresOfManyTypes() {
    // Latitude, longitude, altitude, speeds, days, seconds, dilution, fix.
    ByteBuffer sample = ByteBuffer.allocate(64);
    for (int fix : new int[] {3, 0}) {
      sample.putInt(331_000_000).putInt(-1_170_000_000).putInt(12_500).putInt(3000).putInt(310);
      sample.putInt(8000).putInt(1).putShort((short) 120).putShort((short) fix);
    }
    ByteBuffer scale = ByteBuffer.allocate(36);
    for (int divisor : new int[] {10_000_000, 10_000_000, 1000, 1000, 100, 1, 1000, 100, 1}) {
      scale.putInt(divisor);
    }
    byte[] strm =
        nest(
            "STRM",
            text("TYPE", "l[7]SS"),
            entry("SCAL", 'l', 4, 9, scale.array()),
            entry("GPS9", '?', 32, 2, sample.array()));
    Telemetry found = read(device("Hero11", strm));
    TelemetryStream place = only(found, TelemetryKind.POSITION);
    assertThat(place.size()).as("the second has no fix").isEqualTo(1);
    assertThat(place.value(0, 0)).isEqualTo(33.1);
    assertThat(place.value(0, 1)).isEqualTo(-117);
    assertThat(only(found, TelemetryKind.ALTITUDE).value(0, 0)).isEqualTo(12.5);
    assertThat(only(found, TelemetryKind.GROUND_SPEED).value(0, 0)).isEqualTo(3);
    assertThat(only(found, TelemetryKind.SPEED).value(0, 0)).isEqualTo(3.1);
    assertThat(only(found, TelemetryKind.GPS_DILUTION).value(0, 0)).isEqualTo(1.2);
    assertThat(only(found, TelemetryKind.GPS_FIX).value(0, 0)).isEqualTo(3);
    assertThat(place.origin().missing()).isEqualTo(1);
  }

  @Test
  void fixAndDilutionStandBesideOlderReceiversSamples() {
    byte[] strm =
        nest(
            "STRM",
            number("GPSF", 2),
            entry("GPSP", 'S', 2, 1, new byte[] {0, (byte) 143}),
            entry("GPS5", 'l', 20, 2, new byte[40]));
    Telemetry found = read(device("Hero7", strm));
    assertThat(only(found, TelemetryKind.POSITION).size()).isEqualTo(2);
    assertThat(only(found, TelemetryKind.GPS_DILUTION).value(1, 0)).isEqualTo(1.43);
    assertThat(only(found, TelemetryKind.GPS_FIX).value(1, 0)).isEqualTo(2);
    assertThat(only(found, TelemetryKind.POSITION).origin().missing()).isZero();
  }

  @Test
  void ofManyDevicesEachKeepsItsOwnStreams() {
    byte[] first = device("Camera", nest("STRM", shorts("GYRO", 3, 1, 1, 1)));
    byte[] second =
        nest(
            "DEVC", number("DVID", 2), text("DVNM", "b"), nest("STRM", shorts("GYRO", 3, 2, 2, 2)));
    Telemetry found = read(KlvBytes.join(first, second));
    assertThat(found.streams()).extracting(s -> s.origin().device()).containsExactly("Camera", "b");
    assertThat(found.streams()).extracting(TelemetryStream::size).containsExactly(1, 1);
  }

  @Test
  void aRateIsFittedOverUnevenPackets() {
    int[] counts = {80, 110, 105, 100, 99, 101, 100, 100, 98, 102};
    byte[][] payloads = new byte[counts.length][];
    int total = 0;
    for (int i = 0; i < counts.length; i++) {
      total += counts[i];
      payloads[i] =
          device(
              "a",
              nest(
                  "STRM",
                  number("TSMP", total),
                  text("ORIN", "XYZ"),
                  shorts("GYRO", 3, ramp(total - counts[i], counts[i]))));
    }
    TelemetryStream found = only(read(payloads), TelemetryKind.ROTATION_RATE);
    assertThat(found.origin().clock()).isEqualTo(TelemetryClock.COUNTED);
    assertThat(found.size()).isEqualTo(total);
    assertThat(found.medianIntervalNanos()).isCloseTo(SECOND / 100, within(SECOND / 10_000));
    assertThat(found.nanos(0)).isZero();
    assertThat(found.origin().clockSpreadNanos()).isBetween(SECOND / 10, SECOND / 4);
  }

  @Test
  void samplesThatACounterSkipsLeaveAGap() {
    byte[][] payloads = new byte[6][];
    for (int i = 0; i < payloads.length; i++) {
      int count = i == 3 ? 40 : 100;
      payloads[i] =
          device(
              "a", nest("STRM", number("TSMP", 100L * (i + 1)), shorts("GYRO", 3, ramp(0, count))));
    }
    TelemetryStream found = only(read(payloads), TelemetryKind.ROTATION_RATE);
    assertThat(found.origin().missing()).isEqualTo(60);
    assertThat(found.nanos(found.size() - 1)).isCloseTo(5_990_000_000L, within(10_000_000L));
  }

  @Test
  void stampsOfTheDeviceGoBeforeContainerTimes() {
    byte[][] payloads = new byte[3][];
    long[] stamps = {7_000_000, 7_900_000, 9_100_000};
    for (int i = 0; i < 3; i++) {
      payloads[i] =
          device(
              "a",
              nest("STRM", stamp(stamps[i]), shorts("GYRO", 3, ramp(0, 10))),
              nest("STRM", stamp(stamps[i] + 50_000), shorts("ACCL", 3, ramp(0, 10))));
    }
    Telemetry found = read(payloads);
    TelemetryStream gyro = only(found, TelemetryKind.ROTATION_RATE);
    assertThat(gyro.origin().clock()).isEqualTo(TelemetryClock.DEVICE);
    assertThat(gyro.nanos(0)).isZero();
    assertThat(gyro.nanos(10)).isEqualTo(900_000_000L);
    assertThat(gyro.nanos(5)).isEqualTo(450_000_000L);
    assertThat(gyro.nanos(25)).isEqualTo(2_700_000_000L);
    assertThat(only(found, TelemetryKind.ACCELERATION).nanos(0)).isEqualTo(50_000_000L);
  }

  @Test
  void aCounterThatContradictsTheContainerLosesToIt() {
    byte[][] payloads = new byte[4][];
    for (int i = 0; i < 4; i++) {
      long counter = i < 2 ? 10L * (i + 1) : 4_000_000_000L + 10L * i;
      payloads[i] =
          device("a", nest("STRM", number("TSMP", counter), shorts("GYRO", 3, ramp(0, 10))));
    }
    TelemetryStream found = only(read(payloads), TelemetryKind.ROTATION_RATE);
    assertThat(found.origin().clock()).isEqualTo(TelemetryClock.PACKET);
    assertThat(found.nanos(39)).isEqualTo(3_900_000_000L);
  }

  @Test
  void whatIsDamagedIsLeftOutAndTold() {
    byte[] whole = device("a", nest("STRM", number("TSMP", 4), shorts("GYRO", 3, ramp(0, 4))));
    byte[] cut = Arrays.copyOf(whole, whole.length - 5);
    byte[] promises = entry("DEVC", '\0', 255, 65535, new byte[8]);
    byte[] divides = device("a", nest("STRM", shorts("SCAL", 1, 0), shorts("GYRO", 3, ramp(0, 4))));
    byte[] crooked = device("a", nest("STRM", entry("GYRO", 's', 5, 2, new byte[10])));
    byte[] untyped = device("a", nest("STRM", entry("GPS9", '?', 32, 1, new byte[32])));
    byte[] endless =
        device("a", nest("STRM", text("TYPE", "l[999]"), entry("GPS9", '?', 32, 1, new byte[32])));
    Telemetry found = read(whole, cut, promises, divides, crooked, untyped, endless, new byte[3]);
    assertThat(only(found, TelemetryKind.ROTATION_RATE).size()).isEqualTo(4);
    assertThat(found.faults()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(found.faults()).anyMatch(fault -> fault.contains("payload 2 breaks off"));
  }

  @Test
  void survivesAnyBytes() {
    byte[] whole =
        device(
            "a",
            nest(
                "STRM",
                number("TSMP", 4),
                stamp(5),
                shorts("SCAL", 1, 9),
                text("ORIN", "XYZ"),
                shorts("GYRO", 3, ramp(0, 4))),
            nest("STRM", text("TYPE", "l[7]SS"), entry("GPS9", '?', 32, 1, new byte[32])));
    Random random = new Random(5);
    int read = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] hit = whole.clone();
      for (int j = 0; j <= i % 4; j++) {
        hit[random.nextInt(hit.length)] = (byte) random.nextInt();
      }
      Telemetry found = read(whole, Arrays.copyOf(hit, 1 + random.nextInt(hit.length)), hit);
      read += found.streams().size();
    }
    assertThat(read).isGreaterThan(2000);
  }

  @Test
  void numbersThatAreNoneAreMissing() {
    byte[] strm =
        nest("STRM", floats("GYRO", 3, 1, 2, 3, Float.NaN, 2, 3, 4, Float.POSITIVE_INFINITY, 1));
    TelemetryStream found = only(read(device("a", strm)), TelemetryKind.ROTATION_RATE);
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.origin().missing()).isEqualTo(2);
    assertThat(found.origin().fullScale()).isEmpty();
  }

  @Test
  void whatNoSensorReadsIsMissing() {
    byte[] rates = floats("GYRO", 3, 1, 2, 3, 3e38f, 0, 0);
    byte[] turned = floats("CORI", 4, 0.999f, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0);
    // Latitude 91.
    byte[] degrees = ByteBuffer.allocate(20).putInt(91).putInt(10).array();
    byte[] places = entry("GPS5", 'l', 20, 1, degrees);
    Telemetry found =
        read(device("a", nest("STRM", rates), nest("STRM", turned), nest("STRM", places)));
    assertThat(only(found, TelemetryKind.ROTATION_RATE).size()).isEqualTo(1);
    TelemetryStream orientation = only(found, TelemetryKind.ORIENTATION);
    assertThat(orientation.size()).isEqualTo(1);
    assertThat(orientation.value(0, 0)).as("brought to length 1").isEqualTo(1);
    assertThat(found.first(TelemetryKind.POSITION)).isEmpty();
  }

  @Test
  void withoutAFixThereIsNoPlace() {
    byte[] strm = nest("STRM", number("GPSF", 0), entry("GPS5", 'l', 20, 1, new byte[20]));
    assertThat(read(device("a", strm)).first(TelemetryKind.POSITION)).isEqualTo(Optional.empty());
  }
}
