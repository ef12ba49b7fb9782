package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.jobs.stage.Funnel;
import org.worldmill.jobs.stage.StageReport;

class RunOutcomeTest {

  private static final RunOutcome OUTCOME = outcome(false);

  @Test
  void tellsProgramsEveryFigure() {
    assertThat(OUTCOME.toMap())
        .containsEntry("release", "/data/releases/toys/1.2.0")
        .containsEntry("report", "/data/releases/toys/1.2.0/report/index.html")
        .containsEntry("version", "1.2.0")
        .containsEntry("in", 10L)
        .containsEntry("published", 6L)
        .containsEntry("filtered", 3L)
        .containsEntry("quarantined", 1L)
        .containsEntry("analysed", 4L)
        .containsEntry("video_seconds", 12.5)
        .containsEntry("seconds", 60.0)
        .containsEntry("cpu_seconds", 90.0);
  }

  @Test
  void putsTheBalanceOnTheLastLineForPeople() {
    List<String> lines = print(OUTCOME).lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("in 10 = published 6 + filtered 3 + quarantined 1");
    assertThat(lines).contains("4 files were decoded; 60 s elapsed, 90 CPU s");
  }

  @Test
  void saysThatNothingWasDecodedWhenTheStageWasSkipped() {
    assertThat(outcome(true).toMap()).containsEntry("analysed", 0L);
    assertThat(print(outcome(true))).contains("nothing had to be decoded");
  }

  private static RunOutcome outcome(boolean skipped) {
    Funnel funnel =
        new Funnel(
            20,
            4,
            2,
            3,
            9,
            new TreeMap<>(java.util.Map.of("ingest/EMPTY", 1L)),
            9,
            new TreeMap<>(java.util.Map.of("black", 2L, "still", 1L)),
            new TreeMap<>(java.util.Map.of("video", 6L)),
            12.5);
    return new RunOutcome(
        List.of(new StageReport("curate", skipped, List.of(new Count("analysed", 4)))),
        funnel,
        new ReleaseRow(0, "toys", "1.2.0", "digest", "file:///data/releases/toys/1.2.0/", 6),
        60,
        90);
  }

  private static String print(RunOutcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    outcome.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
