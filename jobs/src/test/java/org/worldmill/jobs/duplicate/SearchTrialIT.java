package org.worldmill.jobs.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.schemas.Modality;

class SearchTrialIT {

  @TempDir Path folder;

  /** Every hundredth item looks like the one fifty before it. */
  private record Images() implements SearchTrial.Items {

    @Override
    public String id(long number) {
      return String.format("%016x%016x", new SplittableRandom(number).nextLong(), number);
    }

    @Override
    public Signature signature(long number) {
      long like = number % 100 == 99 ? number - 50 : number;
      return new Signature(
          Modality.IMAGE,
          List.of(0),
          List.of(new SplittableRandom(7 + like).nextLong()),
          List.of(0L),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of());
    }
  }

  @Test
  void findsWhatIsAlikeAmongTheNewAndBetweenNewAndOld() {
    try (SearchTrial trial = SearchTrial.open(folder, new Images())) {
      Search first = trial.add(0, 990);
      assertThat(first.indexed()).isEqualTo(990);
      assertThat(first.matched()).isEqualTo(9);
      Search second = trial.add(990, 1000);
      assertThat(second.matched()).isEqualTo(1);
      TreeSet<Long> later = new TreeSet<>();
      trial.pairs(
          (a, b) ->
              later.add(Math.max(Long.parseLong(a, 16, 32, 16), Long.parseLong(b, 16, 32, 16))));
      assertThat(later).hasSize(10).allMatch(number -> number % 100 == 99);
      assertThat(trial.groups()).isEqualTo(10);
    }
  }
}
