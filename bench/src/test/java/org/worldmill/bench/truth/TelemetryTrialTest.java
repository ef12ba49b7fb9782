package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTrialTest {

  @TempDir private Path empty;

  @Test
  void withoutACorpusTheMadeMotionIsLeft() throws Exception {
    Scores scores = new Scores();
    TelemetryTrial trial = new TelemetryTrial();
    trial.run(scores, new Trial.Options(empty.resolve("video"), empty, 5, 1, ""));
    assertThat(scores.table()).contains("400 Hz").doesNotContain("hero7");
  }
}
