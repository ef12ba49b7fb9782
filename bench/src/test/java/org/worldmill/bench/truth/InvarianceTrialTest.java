package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class InvarianceTrialTest {

  @Test
  void holdsEachValueAgainstTheOneOfTheSameMoment() {
    Scores scores = new Scores().declare("contacts", "ms").declare("gravity", "%");
    InvarianceTrial.compare(
        scores,
        "coarse",
        List.of(contact(0.5), contact(1.5), gravity(2)),
        List.of(gravity(2.01), contact(1.501), contact(0.9)));
    assertThat(scores.table())
        .contains("|  | coarse | 1 | 1.00 ms | 1.00 ms | 100.0 % | 1 of 2 | 1 of 2 |")
        .contains("|  | coarse | 1 | 0.500 % | 0.500 % |  | 1 of 1 | 0 of 1 |");
  }

  @Test
  void callsFalseWhatIsOffByMoreThanTheTolerance() {
    Scores scores = new Scores().declare("gravity", "%");
    InvarianceTrial.compare(scores, "coarse", List.of(gravity(2)), List.of(gravity(1.97)));
    assertThat(scores.table()).contains("|  | coarse | 1 | 1.50 % | 1.50 % |  | 1 of 1 | 1 of 1 |");
  }

  private static Reading contact(double seconds) {
    return new Reading(Invariant.CONTACT, seconds, seconds, OptionalDouble.of(0.001));
  }

  private static Reading gravity(double widths) {
    return new Reading(Invariant.GRAVITY, 0, widths, OptionalDouble.empty());
  }
}
