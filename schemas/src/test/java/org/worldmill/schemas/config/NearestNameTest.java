package org.worldmill.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> NAMES = List.of("luma_mean", "luma_max", "sharpness");

  @Test
  void findsTheNameThatWasProbablyMeant() {
    assertThat(NearestName.of("luma_maen", NAMES)).contains("luma_mean");
    assertThat(NearestName.of("sharpnes", NAMES)).contains("sharpness");
    assertThat(NearestName.of("lumamax", NAMES)).contains("luma_max");
  }

  @Test
  void countsSwappedNeighboursAsOneSlip() {
    assertThat(NearestName.of("ab", List.of("ba"))).contains("ba");
  }

  @Test
  void saysNothingWhenNothingIsNear() {
    assertThat(NearestName.of("zebra", NAMES)).isEmpty();
    assertThat(NearestName.of("x", List.of())).isEmpty();
  }

  @Test
  void takesTheFirstInTheAlphabetOfEquallyNearOnes() {
    assertThat(NearestName.of("cat", List.of("hat", "bat"))).contains("bat");
  }
}
