package org.worldmill.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TelemetryStreamTest {

  private static TelemetryStream stream(TelemetryKind kind, long[] nanos, double... values) {
    return new TelemetryStream(
        new TelemetryStream.Origin(
            kind, "test", "", TelemetryClock.STAMPED, 0, 0, OptionalDouble.empty()),
        nanos,
        values);
  }

  @Test
  void findsSamplesByTime() {
    TelemetryStream stream = stream(TelemetryKind.POSITION, new long[] {5, 9}, 1, 2, 3, 4);
    assertThat(stream.atOrAfter(4)).isZero();
    assertThat(stream.atOrAfter(6)).isEqualTo(1);
    assertThat(stream.atOrAfter(9)).isEqualTo(1);
    assertThat(stream.atOrAfter(10)).isEqualTo(stream.size());
    assertThat(stream.value(1, 0)).isEqualTo(3);
  }

  @Test
  void itsUsualIntervalIsTheMedian() {
    assertThat(stream(TelemetryKind.ISO, new long[] {0, 10, 20, 500}, 1, 1, 1, 1))
        .extracting(TelemetryStream::medianIntervalNanos)
        .isEqualTo(10L);
    assertThat(stream(TelemetryKind.ISO, new long[] {7}, 1).medianIntervalNanos()).isZero();
  }

  @Test
  void refusesWhatIsNoSeries() {
    assertThatThrownBy(() -> stream(TelemetryKind.ISO, new long[] {5, 5}, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not later");
    assertThatThrownBy(() -> stream(TelemetryKind.POSITION, new long[] {5}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream(TelemetryKind.ISO, new long[] {5}, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void theFirstOfAKindIsToGoBy() {
    TelemetryStream own = stream(TelemetryKind.ISO, new long[] {5}, 100);
    TelemetryStream beside = stream(TelemetryKind.ISO, new long[] {5}, 200);
    Telemetry both =
        new Telemetry(List.of(own), Collections.nCopies(20, "x"))
            .and(new Telemetry(List.of(beside), List.of()));
    assertThat(both.first(TelemetryKind.ISO)).containsSame(own);
    assertThat(both.first(TelemetryKind.SPEED)).isEmpty();
    assertThat(both.faults()).hasSize(16);
  }
}
