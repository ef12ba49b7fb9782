package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class SteadiedTest {

  private static TelemetryStream turning(TelemetryKind kind, double radPerSecond) {
    long[] nanos = new long[50];
    double[] values = new double[4 * nanos.length];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = i * 20_000_000L;
      double half = radPerSecond * i * 0.02 / 2;
      values[4 * i] = Math.cos(half);
      values[4 * i + 2] = Math.sin(half);
    }
    return Streams.of(kind, nanos, values);
  }

  @Test
  void thePictureTurnsByWhatIsLeftOfTheCamerasTurn() {
    Telemetry telemetry =
        new Telemetry(
            List.of(
                turning(TelemetryKind.ORIENTATION, 1.5),
                turning(TelemetryKind.IMAGE_ORIENTATION, -1.2)),
            List.of());
    TelemetryStream found = Steadied.turning(telemetry).orElseThrow();
    assertThat(found.size()).isEqualTo(49);
    assertThat(found.nanos(0)).isEqualTo(10_000_000L);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.value(i, 0)).isCloseTo(0, within(1e-9));
      assertThat(found.value(i, 1)).isCloseTo(0.3, within(1e-9));
    }
  }

  @Test
  void bothOrientationsAreNeeded() {
    Telemetry one = new Telemetry(List.of(turning(TelemetryKind.ORIENTATION, 1)), List.of());
    assertThat(Steadied.turning(one)).isEmpty();
  }
}
