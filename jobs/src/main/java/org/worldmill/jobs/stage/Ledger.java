package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.functions;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RunRow;

/** Runs stages, remembers that they ended, and skips those that would find the same again. */
final class Ledger {

  private final MillContext mill;

  Ledger(MillContext mill) {
    this.mill = mill;
  }

  StageReport run(Stage stage) {
    StageKey key = stage.key();
    Optional<RunRow> last = last(stage.name());
    if (last.isPresent() && matches(last.get(), key)) {
      if (last.get().outputDigest().equals(stage.outputDigest())) {
        mill.progress().note(stage.name() + ": nothing has changed");
        return new StageReport(stage.name(), true, last.get().counts());
      }
    }
    List<RunRow.Count> counts = stage.work();
    mill.failpoint().pass(stage.name() + ": before its run is recorded");
    record(stage, key, counts);
    return new StageReport(stage.name(), false, counts);
  }

  /** The last time that this stage ended. */
  Optional<RunRow> last(String stage) {
    Catalog catalog = mill.catalog();
    List<RunRow> runs =
        catalog.collect(
            MillTable.RUNS,
            catalog.rows(MillTable.RUNS).where(functions.col("stage").equalTo(stage)));
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
  }

  private void record(Stage stage, StageKey key, List<RunRow.Count> counts) {
    long sequence = mill.catalog().rows(MillTable.RUNS).count();
    mill.catalog()
        .append(
            MillTable.RUNS,
            List.of(
                new RunRow(
                    sequence,
                    stage.name(),
                    key.inputDigest(),
                    key.configFingerprint(),
                    key.codeFingerprint(),
                    stage.outputDigest(),
                    counts)));
  }

  private static boolean matches(RunRow run, StageKey key) {
    return run.inputDigest().equals(key.inputDigest())
        && run.configFingerprint().equals(key.configFingerprint())
        && run.codeFingerprint().equals(key.codeFingerprint());
  }
}
