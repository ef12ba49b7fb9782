package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.config.BalanceConfig;
import org.worldmill.schemas.config.BalanceConfig.By;
import org.worldmill.schemas.config.BalanceConfig.Cap;

/**
 * Caps and mixtures. Whatever takes a part of a group takes it from as many clusters as it can: the
 * first of every cluster, then the second of every cluster, and so on, in an order drawn by a
 * seeded hash. So the same items give the same choice, whatever the number of tasks.
 */
final class Balance {

  private final MillContext mill;
  private final BalanceConfig config;

  Balance(MillContext mill) {
    this.mill = mill;
    this.config = mill.config().curate().balance();
  }

  /** The caps in their order, then the mixture; none if the configuration asks for none. */
  List<Selection> selections() {
    List<Selection> selections = new ArrayList<>();
    for (Cap cap : config.caps()) {
      selections.add(new CapSelection(this, cap));
    }
    if (config.draws()) {
      selections.add(new MixtureSelection(this, config));
    }
    return selections;
  }

  /** The column of {@link Trait} that a cap counts by. */
  static String column(By by) {
    return by.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Rows of {@link Trait}, one an item. */
  Dataset<Row> traits(Dataset<Row> items) {
    Set<String> names = new TreeSet<>(Set.of(TraitTask.LOOK));
    config.tags().forEach(tag -> tag.signal().ifPresent(names::add));
    Dataset<Row> signals =
        mill.catalog().rows(MillTable.SIGNALS).where(col("name").isin(names.toArray()));
    Dataset<Row> assets =
        mill.catalog()
            .rows(MillTable.ASSETS)
            .select(
                col("asset_id"),
                col("origins"),
                col("source_uri"),
                col("licence.spdx").as("licence"));
    return items
        .select("item_id", "asset_id", "modality")
        .join(assets, Views.same("asset_id"), "inner")
        .join(Views.listed(items, signals, "signals"), Views.same("item_id"), "inner")
        .select("item_id", "asset_id", "modality", "origins", "source_uri", "licence", "signals")
        .mapPartitions(new TraitTask(config), RecordCodec.of(Trait.class).encoder());
  }
}
