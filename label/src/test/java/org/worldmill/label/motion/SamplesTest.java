package org.worldmill.label.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTest {

  private static Samples of(double... values) {
    Samples samples = new Samples();
    for (double value : values) {
      samples.add(value);
    }
    return samples;
  }

  @Test
  void interpolatesBetweenValues() {
    assertThat(of(4, 1, 2, 3).quantile(0.5)).isEqualTo(2.5);
    assertThat(of(7).quantile(0.95)).isEqualTo(7);
    assertThat(of(0, 10).quantile(0.95)).isCloseTo(9.5, within(1e-12));
    assertThat(of(4, 9, 2).max()).isEqualTo(9);
  }

  @Test
  void statesAStandardErrorFromThreeOn() {
    assertThat(of(1, 2).standardError()).isEmpty();
    assertThat(of(1, 2, 3).standardError().orElseThrow())
        .isCloseTo(1 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void growsAsNeeded() {
    Samples samples = new Samples();
    for (int i = 0; i < 1000; i++) {
      samples.add(i);
    }
    assertThat(samples.count()).isEqualTo(1000);
    assertThat(samples.mean()).isEqualTo(499.5);
  }
}
