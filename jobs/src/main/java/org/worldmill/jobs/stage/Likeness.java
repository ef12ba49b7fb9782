package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.jobs.duplicate.DuplicateIndex;
import org.worldmill.jobs.duplicate.HashLists;
import org.worldmill.jobs.duplicate.Search;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.DuplicateConfig.Mode;
import org.worldmill.schemas.media.MeasureRegistry;

/** What the stage does about items that are like others: the index, and selections over it. */
final class Likeness {

  private final MillContext mill;
  private final CurateConfig config;
  private final DuplicateIndex index;
  private final Optional<HashLists> lists;

  Likeness(MillContext mill) {
    this.mill = mill;
    config = mill.config().curate();
    index =
        new DuplicateIndex(
            mill.catalog(), Fingerprints.measures(mill.config(), MeasureRegistry.load()), config);
    lists =
        config.decontaminate().isEmpty()
            ? Optional.empty()
            : Optional.of(HashLists.read(config.decontaminate(), mill.hadoop()));
  }

  /** Of what the lists say. */
  String digest() {
    return lists.map(HashLists::digest).orElse("");
  }

  /** The rules that may drop items, in order. */
  static List<String> rules() {
    return List.of(ContaminatedSelection.RULE, DuplicateSelection.RULE);
  }

  private boolean compares() {
    return List.of(
            config.duplicates().images(),
            config.duplicates().video(),
            config.duplicates().model3d())
        .stream()
        .anyMatch(mode -> mode != Mode.OFF);
  }

  /** The selections of the configuration. */
  List<Selection> selections(StageKey key) {
    List<Selection> selections = new ArrayList<>();
    lists.ifPresent(read -> selections.add(new ContaminatedSelection(index, read)));
    if (compares()) {
      selections.add(new DuplicateSelection(mill, index, key));
    }
    return selections;
  }

  /** Takes items that are new into the index. */
  List<Count> index(Dataset<Row> kept, Dataset<Row> signals) {
    if (lists.isEmpty() && !compares()) {
      return List.of();
    }
    Dataset<Row> fresh =
        kept.where(index.wanted())
            .select("item_id", "asset_id", "modality")
            .join(index.rows().select("item_id"), Views.same("item_id"), "left_anti");
    Dataset<Row> named = signals.where(col("name").isin(DuplicateIndex.signalNames().toArray()));
    Search search =
        index.update(
            fresh.join(Views.listed(fresh, named, "signals"), Views.same("item_id"), "inner"),
            mill.failpoint()::pass);
    return List.of(
        new Count("indexed", search.indexed()),
        new Count("compared", search.compared()),
        new Count("matched", search.matched()),
        new Count("crowded_keys", search.crowdedKeys()));
  }
}
