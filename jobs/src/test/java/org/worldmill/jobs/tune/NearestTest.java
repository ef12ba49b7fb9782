package org.worldmill.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;

class NearestTest {

  private static TuneRow row(String id, Optional<String> other) {
    return new TuneRow(id, Modality.VIDEO, Optional.of(1.0), other);
  }

  @Test
  void keepsTheNearestWhateverTheOrderTheyComeIn() {
    Nearest nearest = new Nearest(2);
    nearest.add(0.5, row("far", Optional.empty()));
    nearest.add(0.1, row("near", Optional.empty()));
    nearest.add(0.9, row("farther", Optional.empty()));
    nearest.add(0.2, row("second", Optional.empty()));

    assertThat(ids(nearest)).containsExactly("near", "second");
  }

  @Test
  void prefersItemsThatNoOtherRuleDrops() {
    Nearest nearest = new Nearest(2);
    nearest.add(0.1, row("dropped anyway", Optional.of("too-short")));
    nearest.add(0.4, row("decided here", Optional.empty()));
    nearest.add(0.5, row("decided here too", Optional.empty()));

    assertThat(ids(nearest)).containsExactly("decided here", "decided here too");
  }

  @Test
  void tiesAreBrokenByTheId() {
    Nearest nearest = new Nearest(1);
    nearest.add(0.1, row("b", Optional.empty()));
    nearest.add(0.1, row("a", Optional.empty()));

    assertThat(ids(nearest)).containsExactly("a");
  }

  private static List<String> ids(Nearest nearest) {
    return nearest.rows().stream().map(TuneRow::itemId).toList();
  }
}
