package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.TelemetryClip;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class TelemetrySignalsTest {

  private static final long MILLI = 1_000_000L;
  private static final Span SECOND_SECOND = new Span(1000, 2000, new Rational(1, 1000));

  /** Twenty frames in the second second of a film. */
  private static Map<String, SignalValue> of(Telemetry telemetry) {
    List<Long> frames = LongStream.range(0, 20).mapToObj(i -> (1000 + 50 * i) * MILLI).toList();
    Map<String, SignalValue> found =
        new TelemetrySignals().measure(new TelemetryClip(SECOND_SECOND, telemetry, frames));
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(
            new TelemetrySignals().signals().stream().map(SignalSpec::name).toList());
    return found;
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return java.util.Objects.requireNonNull(found.get(name), name);
  }

  @Test
  void aFilmWithoutAnySaysSo() {
    assertThat(of(Telemetry.NONE).values())
        .allSatisfy(
            value ->
                assertThat(value.absent()).contains("the film has no telemetry that is known"));
    Telemetry broken = new Telemetry(List.of(), List.of("payload 0 breaks off"));
    assertThat(value(of(broken), "gyro_x_radps").absent().orElseThrow())
        .endsWith("payload 0 breaks off");
  }

  @Test
  void seriesAreAtFramesAndFiguresOfTheClip() {
    TelemetryStream force = Streams.alongZ(TelemetryKind.ACCELERATION, 600, 5 * MILLI, i -> 9.8);
    TelemetryStream turning =
        Streams.alongZ(TelemetryKind.ROTATION_RATE, 600, 5 * MILLI, i -> 0.0001 * i);
    Map<String, SignalValue> found = of(new Telemetry(List.of(force, turning), List.of()));
    assertThat(value(found, "gyro_time_s").series()).hasSize(20).startsWith(0.0, 0.05);
    assertThat(value(found, "gyro_z_radps").series().get(2)).isCloseTo(0.022, within(1e-9));
    assertThat(value(found, "gyro_rate_hz").number().orElseThrow()).isCloseTo(200, within(1e-6));
    assertThat(value(found, "gyro_observed_share").number()).contains(1.0);
    assertThat(value(found, "accel_at_rest_mps2").number().orElseThrow())
        .isCloseTo(9.8, within(1e-9));
    assertThat(value(found, "accel_plausible").number()).contains(1.0);
    assertThat(value(found, "gps_time_s").absent()).isPresent();
    assertThat(value(found, "telemetry_clock").text()).contains("stamped");
    assertThat(value(found, "telemetry_source").text())
        .contains("test ACCELERATION, test ROTATION_RATE");
  }

  @Test
  void framesWithoutAValueAreLeftOut() {
    long[] nanos = new long[60];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (1000 + 10 * i + (i < 30 ? 0 : 200)) * MILLI;
    }
    TelemetryStream turning =
        Streams.of(TelemetryKind.ROTATION_RATE, nanos, new double[3 * nanos.length]);
    Map<String, SignalValue> found = of(new Telemetry(List.of(turning), List.of()));
    assertThat(value(found, "gyro_time_s").series())
        .containsExactly(0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75);
    assertThat(value(found, "gyro_dropouts").number()).contains(1.0);
    assertThat(value(found, "gyro_observed_share").number()).contains(12.0 / 20);
  }

  @Test
  void companionsOfAPlaceAreThereWhereItIsOrNotAtAll() {
    long[] nanos = LongStream.range(0, 30).map(i -> i * 100 * MILLI).toArray();
    TelemetryStream place = Streams.of(TelemetryKind.POSITION, nanos, new double[60]);
    TelemetryStream height = Streams.of(TelemetryKind.HEIGHT, nanos, new double[30]);
    TelemetryStream speed =
        Streams.of(
            TelemetryKind.GROUND_SPEED,
            LongStream.range(0, 12).map(i -> i * 100 * MILLI).toArray(),
            new double[12]);
    Map<String, SignalValue> found = of(new Telemetry(List.of(place, height, speed), List.of()));
    assertThat(value(found, "gps_time_s").series()).hasSize(20);
    assertThat(value(found, "gps_height_m").series()).hasSize(20);
    assertThat(value(found, "gps_speed_mps").absent()).isPresent();
    assertThat(value(found, "gps_altitude_m").absent()).isPresent();
  }
}
