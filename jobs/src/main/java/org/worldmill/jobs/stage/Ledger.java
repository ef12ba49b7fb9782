package org.worldmill.jobs.stage;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.Memo;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RunRow;

/** Runs stages, remembers that they ended, and skips those that would find the same again. */
final class Ledger {

  private static final Memo.Question ENDED =
      new Memo.Question("last runs", "", List.of(MillTable.RUNS));

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
    return Optional.ofNullable(ended().last().get(stage));
  }

  /** The last run of each stage. */
  private record Ended(SortedMap<String, RunRow> last) {

    Ended {
      last = Collections.unmodifiableSortedMap(new TreeMap<>(last));
    }

    Ended with(RunRow run) {
      SortedMap<String, RunRow> now = new TreeMap<>(last);
      now.put(run.stage(), run);
      return new Ended(now);
    }
  }

  private Ended ended() {
    return mill.memo()
        .answer(
            ENDED,
            Ended.class,
            () -> {
              SortedMap<String, RunRow> last = new TreeMap<>();
              mill.catalog().read(MillTable.RUNS).forEach(run -> last.put(run.stage(), run));
              return new Ended(last);
            });
  }

  private void record(Stage stage, StageKey key, List<RunRow.Count> counts) {
    Catalog catalog = mill.catalog();
    Ended before = ended();
    String version = catalog.version(MillTable.RUNS);
    RunRow run =
        new RunRow(
            catalog.count(MillTable.RUNS),
            stage.name(),
            key.inputDigest(),
            key.configFingerprint(),
            key.codeFingerprint(),
            stage.outputDigest(),
            counts);
    catalog.append(MillTable.RUNS, List.of(run));
    if (catalog.previousVersion(MillTable.RUNS).equals(Optional.of(version))) {
      // Nobody else has written: what the table holds now is known without reading it.
      mill.memo().remember(ENDED, before.with(run));
    }
  }

  private static boolean matches(RunRow run, StageKey key) {
    return run.inputDigest().equals(key.inputDigest())
        && run.configFingerprint().equals(key.configFingerprint())
        && run.codeFingerprint().equals(key.codeFingerprint());
  }
}
