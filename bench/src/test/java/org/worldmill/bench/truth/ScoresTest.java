package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoresTest {

  @Test
  void countsErrorsInsideTheirStatedIntervals() {
    Scores scores = new Scores().declare("speed", "m/s");
    scores.error("speed", "noisy", 1.9, 1);
    scores.error("speed", "noisy", -2.1, 1);
    assertThat(scores.coverage("speed")).isEqualTo(0.5);
    assertThat(scores.table())
        .contains("| speed | all | 2 | 2.10 m/s | 2.10 m/s | 50.0 % |")
        .contains("|  | noisy | 2 |");
  }

  @Test
  void tellsWhatWasMissedFromWhatWasMadeUp() {
    Scores scores = new Scores().declare("fall", "");
    scores.there("fall", "a", true);
    scores.there("fall", "a", false);
    scores.absent("fall", "b", true);
    assertThat(scores.table()).contains("| 1 of 2 | 1 of 1 |");
  }

  @Test
  void takesNoSignalThatWasNotDeclared() {
    assertThatThrownBy(() -> new Scores().error("speed", "a", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed");
  }
}
