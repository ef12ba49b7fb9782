package org.worldmill.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Faults.Given GIVEN =
      new Faults.Given(Set.of("good", "fine", "sound"), Set.of("half", "rotten", "empty", "text"));

  @Test
  void countsWhatWasLostAndWhatWasLetIn() {
    Faults faults =
        Faults.of(
            GIVEN, new Faults.Told(Set.of("good", "half"), Set.of("rotten"), Set.of("empty")), 0);
    assertThat(faults).isEqualTo(new Faults(3, 2, 4, 1, 1, 1, 0));
  }

  @Test
  void aReasonRecordedCountsOnceThoughTheLogNamesItToo() {
    Faults faults =
        Faults.of(GIVEN, new Faults.Told(Set.of(), Set.of("half"), Set.of("half", "good")), 2);
    assertThat(faults.recorded()).isEqualTo(1);
    assertThat(faults.logged()).isZero();
    assertThat(faults.exitCode()).isEqualTo(2);
  }
}
