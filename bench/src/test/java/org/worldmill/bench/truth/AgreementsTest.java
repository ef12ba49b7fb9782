package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementsTest {

  @Test
  void ranksAgreeWhateverTheScale() {
    Agreements agreements = new Agreements();
    for (int i = 1; i <= 10; i++) {
      agreements.add("speed", i, i * i);
    }
    assertThat(agreements.spearman("speed")).isEqualTo(1);
    assertThat(agreements.ratio("speed", 0)).isEqualTo(1);
    assertThat(agreements.ratio("speed", 1)).isEqualTo(10);
  }

  @Test
  void equalsShareTheirRank() {
    Agreements agreements = new Agreements();
    agreements.add("speed", 1, 5);
    agreements.add("speed", 2, 5);
    agreements.add("speed", 3, 1);
    assertThat(agreements.spearman("speed")).isCloseTo(-0.866, within(1e-3));
  }

  @Test
  void whatStandsHasNoRatio() {
    Agreements agreements = new Agreements();
    agreements.add("speed", 1e-16, 0.1);
    agreements.add("speed", 2, 2);
    assertThat(agreements.ratio("speed", 1)).isEqualTo(1);
  }
}
