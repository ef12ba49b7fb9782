package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class ResampledTest {

  private static double[] aboutZ(double angle) {
    return new double[] {Math.cos(angle / 2), 0, 0, Math.sin(angle / 2)};
  }

  @Test
  void isLinearBetweenSamplesAndTheSampleAtOne() {
    TelemetryStream stream = Streams.of(TelemetryKind.ISO, new long[] {10, 20, 30}, 100, 200, 400);
    Resampled found = Resampled.at(stream, List.of(5L, 10L, 15L, 20L, 27L, 30L, 31L));
    assertThat(found.observed()).containsExactly(1, 2, 3, 4, 5);
    assertThat(found.component(0)).containsExactly(100.0, 150.0, 200.0, 340.0, 400.0);
  }

  @Test
  void doesNotReachAcrossGaps() {
    TelemetryStream stream =
        Streams.of(TelemetryKind.ISO, new long[] {0, 10, 20, 50, 60, 91, 101}, 1, 1, 1, 2, 2, 3, 3);
    Resampled found = Resampled.at(stream, List.of(15L, 35L, 70L, 95L));
    assertThat(found.observed())
        .as("30 is a gap of 3 usual steps, 31 is more")
        .containsExactly(0, 1, 3);
  }

  @Test
  void crossesTheDateLineTheShortWay() {
    TelemetryStream stream =
        Streams.of(TelemetryKind.POSITION, new long[] {0, 10, 20}, 1, 179, 1, -179, 1, -177);
    Resampled found = Resampled.at(stream, List.of(2L, 8L, 15L));
    double[] wanted = {179.4, -179.4, -178.0};
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found.component(1).get(i)).isCloseTo(wanted[i], within(1e-9));
    }
  }

  @Test
  void directionsOfGravityKeepTheirLength() {
    TelemetryStream stream =
        Streams.of(TelemetryKind.GRAVITY, new long[] {0, 10}, 1, 0, 0, 0, 1, 0);
    Resampled found = Resampled.at(stream, List.of(5L));
    assertThat(found.component(0).get(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Property(tries = 100)
  void rotationsTurnAtAnEvenRateWhateverTheirSign(
      @ForAll @DoubleRange(min = -3, max = 3) double angle,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll boolean flipped) {
    double[] b = aboutZ(angle);
    for (int i = 0; i < 4 && flipped; i++) {
      b[i] = -b[i];
    }
    double[] found = Resampled.turned(aboutZ(0), b, share);
    double[] wanted = aboutZ(angle * share);
    double dot = found[0] * wanted[0] + found[3] * wanted[3];
    assertThat(Math.abs(dot)).isCloseTo(1, within(1e-9));
  }
}
