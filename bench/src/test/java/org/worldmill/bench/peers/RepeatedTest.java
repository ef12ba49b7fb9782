package org.worldmill.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTest {

  private static Repeated of(Double... seconds) throws IOException {
    Iterator<Double> next = List.of(seconds).iterator();
    return Repeated.of(next::next);
  }

  @Test
  void whatIsCheapRunsThreeTimesAndTheMedianCounts() throws IOException {
    Repeated repeated = of(30.0, 400.0, 3.0);
    assertThat(repeated.all()).containsExactly(30.0, 400.0, 3.0);
    assertThat(repeated.median()).isEqualTo(30);
  }

  @Test
  void whatIsDearRunsOnce() throws IOException {
    assertThat(of(30.1, 1.0, 1.0).all()).containsExactly(30.1);
  }

  @Test
  void theMedianOfTwoIsTheirMean() {
    assertThat(new Repeated(List.of(1.0, 4.0)).median()).isEqualTo(2.5);
  }
}
