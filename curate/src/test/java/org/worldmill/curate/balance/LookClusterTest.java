package org.worldmill.curate.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookClusterTest {

  @Test
  void readsTheLowestFrequenciesFirst() {
    // Row 0: bits 0 and 1; row 1: bit 0, as the most significant bit of the second byte.
    Optional<String> hash = Optional.of("8080000000000000");

    assertThat(new LookCluster(3).of(hash)).contains("101");
    assertThat(new LookCluster(6).of(hash)).contains("101000");
  }

  @Test
  void fineDetailDoesNotMoveAPictureToAnotherCluster() {
    assertThat(new LookCluster(10).of(Optional.of("a5c3000000000000")))
        .isEqualTo(new LookCluster(10).of(Optional.of("a5c30000000000ff")));
  }

  @Test
  void aPictureWithoutAHashIsInNone() {
    assertThat(new LookCluster(10).of(Optional.empty())).isEmpty();
  }

  @Test
  void refusesMoreBitsThanTellAnything() {
    assertThatThrownBy(() -> new LookCluster(25)).hasMessageContaining("25");
  }
}
