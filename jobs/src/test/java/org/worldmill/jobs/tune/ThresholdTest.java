package org.worldmill.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;

class ThresholdTest {

  private static Threshold between(double min, double max, WhenAbsent whenAbsent) {
    return new Threshold(Optional.of(min), Optional.of(max), whenAbsent);
  }

  @Test
  void itsBoundsAreKept() {
    Threshold threshold = between(0.25, 0.75, WhenAbsent.KEEP);

    assertThat(threshold.keeps(Optional.of(0.25))).isTrue();
    assertThat(threshold.keeps(Optional.of(0.75))).isTrue();
    assertThat(threshold.keeps(Optional.of(0.2499))).isFalse();
    assertThat(threshold.keeps(Optional.of(0.7501))).isFalse();
  }

  @Test
  void whatHasNoValueIsKeptOrDroppedAsTheRuleSays() {
    assertThat(between(0, 1, WhenAbsent.KEEP).keeps(Optional.empty())).isTrue();
    assertThat(between(0, 1, WhenAbsent.DROP).keeps(Optional.empty())).isFalse();
    assertThat(Threshold.NONE.keeps(Optional.empty())).isTrue();
  }

  @Test
  void distanceIsThatToTheNearerBound() {
    assertThat(between(0.25, 0.75, WhenAbsent.KEEP).distance(0.625)).isEqualTo(0.125);
    assertThat(between(0.25, 0.75, WhenAbsent.KEEP).distance(0)).isEqualTo(0.25);
  }

  @Test
  void isToldInWords() {
    assertThat(between(0.25, 0.75, WhenAbsent.KEEP).words()).isEqualTo("0.25 to 0.75");
    assertThat(new Threshold(Optional.of(2.0), Optional.empty(), WhenAbsent.KEEP).words())
        .isEqualTo("at least 2.0");
    assertThat(Threshold.NONE.words()).isEqualTo("everything");
  }
}
