package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class RotationAgreementTest {

  private static final long MILLI = 1_000_000L;

  /** Ten seconds of a hand: about three axes at once, in rad/s. */
  private static double rate(int axis, double seconds) {
    return switch (axis) {
      case 0 -> 0.4 * Math.sin(3.1 * seconds) + 0.1 * Math.sin(11 * seconds);
      case 1 -> 0.3 * Math.cos(2.3 * seconds + 1);
      default -> 0.15 * Math.sin(5.7 * seconds + 2);
    };
  }

  private static TelemetryStream gyro(double amplitude) {
    long[] nanos = new long[2000];
    double[] values = new double[6000];
    for (int i = 0; i < 2000; i++) {
      nanos[i] = i * 5 * MILLI;
      for (int axis = 0; axis < 3; axis++) {
        values[3 * i + axis] = amplitude * rate(axis, i * 0.005);
      }
    }
    return Streams.of(TelemetryKind.ROTATION_RATE, nanos, values);
  }

  /**
   * What 30 frames a second see of it: the axes turned (x is z, y is -x, z is -y), late by 42 ms.
   */
  private static List<RotationAgreement.Turn> seen(double gain, double noise) {
    Random random = new Random(1);
    List<RotationAgreement.Turn> turns = new ArrayList<>();
    for (int i = 0; i < 290; i++) {
      long start = Math.round(i * 1e9 / 30);
      long end = Math.round((i + 1) * 1e9 / 30);
      double middle = (start + end) / 2e9 - 0.042;
      turns.add(
          new RotationAgreement.Turn(
              start,
              end,
              gain * (rate(2, middle) + noise * random.nextGaussian()),
              gain * (-rate(0, middle) + noise * random.nextGaussian()),
              gain * (-rate(1, middle) + noise * random.nextGaussian())));
    }
    return turns;
  }

  @Test
  void findsOffsetAxesAndGain() {
    RotationAgreement found = RotationAgreement.of(seen(640, 0), gyro(1)).orElseThrow();
    assertThat(found.offsetNanos()).isCloseTo(-42 * MILLI, within(MILLI));
    assertThat(found.correlation()).isGreaterThan(0.995);
    assertThat(found.axes()).extracting(RotationAgreement.Axis::gyro).containsExactly(2, 0, 1);
    assertThat(found.axes()).extracting(RotationAgreement.Axis::sign).containsExactly(1, -1, -1);
    assertThat(found.axes().get(1).gain().value()).isCloseTo(640, within(640 * 0.02));
    assertThat(found.axes().get(0).excitation()).isCloseTo(0.15 / Math.sqrt(2), within(0.01));
  }

  @Test
  void noiseLowersTheCorrelationNotTheGain() {
    RotationAgreement found = RotationAgreement.of(seen(1, 0.1), gyro(1)).orElseThrow();
    assertThat(found.correlation()).isBetween(0.85, 0.97);
    assertThat(found.offsetNanos()).isCloseTo(-42 * MILLI, within(8 * MILLI));
    assertThat(found.axes().get(1).gain().value()).isCloseTo(1, within(0.05));
  }

  @Test
  void whatHardlyTurnedCannotBeCompared() {
    assertThat(RotationAgreement.of(seen(1, 0), gyro(0.01))).isEqualTo(Optional.empty());
    assertThat(RotationAgreement.of(seen(1, 0).subList(0, 25), gyro(1)))
        .isEqualTo(Optional.empty());
  }

  @Test
  void whatIsUnrelatedDoesNotAgree() {
    Random random = new Random(7);
    List<RotationAgreement.Turn> turns =
        seen(1, 0).stream()
            .map(
                t ->
                    new RotationAgreement.Turn(
                        t.startNanos(),
                        t.endNanos(),
                        random.nextGaussian(),
                        random.nextGaussian(),
                        random.nextGaussian()))
            .toList();
    assertThat(RotationAgreement.of(turns, gyro(1)).orElseThrow().correlation()).isLessThan(0.3);
  }
}
