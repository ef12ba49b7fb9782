package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.config.ConfigFingerprint;

/** Kept items to captions. */
final class LabelStage implements Stage {

  static final String NAME = "label";

  private final MillContext mill;
  private final Catalog catalog;
  private final Views views;

  LabelStage(MillContext mill) {
    this.mill = mill;
    catalog = mill.catalog();
    views = new Views(catalog, mill.config());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageKey key() {
    Digests digests = new Digests(mill);
    return new StageKey(
        Digests.of(digests.assets(), digests.items(), digests.signals(), digests.verdicts()),
        ConfigFingerprint.label(mill.config().label()),
        Fingerprints.LABEL);
  }

  @Override
  public String outputDigest() {
    return new Digests(mill).captions();
  }

  @Override
  public List<Count> work() {
    Dataset<Row> items = views.kept();
    mill.progress().begin("label: captions", 0);
    catalog.replace(
        MillTable.CAPTIONS,
        subjects(items)
            .mapPartitions(
                new LabelTask(mill.config().label().captioners()),
                RecordCodec.of(CaptionRow.class).encoder()));
    mill.progress().end();
    Funnel kept = Funnel.unbalanced(mill);
    return List.of(
        new Count("items", kept.items() - kept.totalFiltered()),
        new Count("captions", catalog.count(MillTable.CAPTIONS)));
  }

  private Dataset<Row> subjects(Dataset<Row> items) {
    Dataset<Row> assets = catalog.rows(MillTable.ASSETS);
    return items
        .select(col("item_id"), col("asset_id"), Views.whole(items).as("item"))
        .join(
            assets.select(col("asset_id"), Views.whole(assets).as("asset")),
            Views.same("asset_id"),
            "inner")
        .join(Views.listed(items, views.signals(), "signals"), Views.same("item_id"), "inner")
        .select("item", "asset", "signals");
  }
}
