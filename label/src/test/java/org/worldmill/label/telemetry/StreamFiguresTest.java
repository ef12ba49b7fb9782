package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class StreamFiguresTest {

  private static final long MILLI = 1_000_000L;

  @Test
  void countsWithinTheClipAlone() {
    TelemetryStream stream = Streams.alongZ(TelemetryKind.ACCELERATION, 200, 5 * MILLI, i -> 2);
    StreamFigures figures = new StreamFigures(stream, 100 * MILLI, 600 * MILLI);
    assertThat(figures.samples()).isEqualTo(100);
    assertThat(figures.rateHz().orElseThrow()).isCloseTo(200, within(1e-9));
    assertThat(figures.meanLength().orElseThrow()).isEqualTo(2);
    assertThat(figures.gaps()).isZero();
    assertThat(figures.jitterSeconds().orElseThrow()).isZero();
    StreamFigures none = new StreamFigures(stream, 5000 * MILLI, 6000 * MILLI);
    assertThat(none.samples()).isZero();
    assertThat(none.rateHz()).isEmpty();
    assertThat(none.meanLength()).isEmpty();
    assertThat(none.saturatedShare()).isEmpty();
  }

  @Test
  void jitterIsTheSpreadOfIntervalsAndGapsAreCountedApart() {
    Random random = new Random(3);
    long[] nanos = new long[2001];
    for (int i = 1; i < nanos.length; i++) {
      long step = 5 * MILLI + Math.round(random.nextGaussian() * 0.2 * MILLI);
      nanos[i] = nanos[i - 1] + (i % 500 == 0 ? 40 * MILLI : step);
    }
    TelemetryStream stream = Streams.of(TelemetryKind.ISO, nanos, new double[nanos.length]);
    StreamFigures figures = new StreamFigures(stream, 0, Long.MAX_VALUE);
    assertThat(figures.jitterSeconds().orElseThrow()).isCloseTo(0.0002, within(0.00002));
    assertThat(figures.gaps()).isEqualTo(4);
  }

  @Test
  void tellsSamplesThatAreCutOff() {
    TelemetryStream stream =
        Streams.alongZ(
            TelemetryKind.ACCELERATION, 100, MILLI, i -> i < 10 ? -Streams.FULL_SCALE : 9.8);
    assertThat(new StreamFigures(stream, 0, Long.MAX_VALUE).saturatedShare().orElseThrow())
        .isEqualTo(0.1);
  }

  @Test
  void readsGravityAtRestAlone() {
    // Two seconds at rest with a scale 1 % off, then two of shaking.
    TelemetryStream force =
        Streams.alongZ(
            TelemetryKind.ACCELERATION,
            800,
            5 * MILLI,
            i -> i < 400 ? 9.905 + 0.05 * Math.sin(i) : 12 + 4 * Math.sin(0.3 * i));
    TelemetryStream turning =
        Streams.alongZ(TelemetryKind.ROTATION_RATE, 800, 5 * MILLI, i -> i < 400 ? 0.01 : 1);
    assertThat(AtRest.meanForce(force, turning, 0, 4000 * MILLI).orElseThrow())
        .isCloseTo(9.905, within(0.002));
    assertThat(AtRest.meanForce(force, turning, 2000 * MILLI, 4000 * MILLI)).isEmpty();
  }
}
