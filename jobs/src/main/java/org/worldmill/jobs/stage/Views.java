package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * What holds now. Tables keep rows of assets that have left their sources and of runs that were
 * killed; selection is a view, and these are the views.
 */
public final class Views {

  private final Catalog catalog;
  private final String fingerprint;
  private final String triaged;
  private final String cut;

  /** Over these tables, as this configuration sees them. */
  public Views(Catalog catalog, PipelineConfig config) {
    this.catalog = catalog;
    MeasureRegistry registry = MeasureRegistry.load();
    this.fingerprint = Fingerprints.measures(config, registry);
    this.triaged = Fingerprints.triaged(config, registry);
    this.cut = Fingerprints.cut(config);
  }

  /**
   * Marks of the assets that were analysed by the present measures, or settled by cheap evidence
   * and the present rules; of present assets alone.
   */
  public Dataset<Row> passes() {
    return catalog
        .rows(MillTable.PASSES)
        .where(col("fingerprint").isin(fingerprint, triaged))
        .join(catalog.rows(MillTable.ASSETS).select("asset_id"), same("asset_id"), "left_semi");
  }

  /** Items of present assets. */
  public Dataset<Row> items() {
    return catalog
        .rows(MillTable.ITEMS)
        .join(passes().select("asset_id"), same("asset_id"), "left_semi");
  }

  /** Signals of present items. */
  public Dataset<Row> signals() {
    return catalog
        .rows(MillTable.SIGNALS)
        .join(passes().select("asset_id"), same("asset_id"), "left_semi");
  }

  /** Verdicts on present items. */
  public Dataset<Row> verdicts() {
    return ofItems(MillTable.VERDICTS, items());
  }

  /** Items that no rule drops. */
  public Dataset<Row> kept() {
    return without(items(), catalog.rows(MillTable.VERDICTS));
  }

  /** Signals of kept items. */
  public Dataset<Row> keptSignals() {
    return ofItems(MillTable.SIGNALS, kept());
  }

  /** The bytes of kept items. */
  public Dataset<Row> media() {
    return ofItems(MillTable.MEDIA, kept())
        .where(col("fingerprint").equalTo(cut))
        .where(col("media").isNotNull());
  }

  /** Captions of kept items. */
  public Dataset<Row> captions() {
    return ofItems(MillTable.CAPTIONS, kept());
  }

  /** Groups of like items as rows of {@link MillTable#DUPLICATES}, by group and place. */
  public Dataset<Row> duplicateGroups() {
    return ofItems(MillTable.DUPLICATES, items()).sort("group", "place");
  }

  /** The names of present assets: columns {@code asset_id} and {@code name}. */
  Dataset<Row> names() {
    return catalog
        .rows(MillTable.ASSETS)
        .select(col("asset_id"), element_at(col("origins"), 1).as("name"));
  }

  /** Everything that samples are made of: item, asset, media, signals and captions, as structs. */
  Dataset<Row> samples() {
    Dataset<Row> items = kept();
    Dataset<Row> assets = catalog.rows(MillTable.ASSETS);
    return items
        .select(col("item_id"), col("asset_id"), whole(items).as("item"))
        .join(media().select("item_id", "media"), same("item_id"), "inner")
        .join(listed(items, signals(), "signals"), same("item_id"), "inner")
        .join(listed(items, captions(), "captions"), same("item_id"), "inner")
        .join(assets.select(col("asset_id"), whole(assets).as("asset")), same("asset_id"), "inner")
        .select("item", "asset", "media", "signals", "captions");
  }

  /** Everything that the report says of items, dropped ones included. */
  Dataset<Row> report() {
    Dataset<Row> items = items();
    Dataset<Row> assets = catalog.rows(MillTable.ASSETS);
    Dataset<Row> drops = verdicts().where(col("keep").equalTo(false));
    return items
        .select(col("item_id"), col("asset_id"), whole(items).as("item"))
        .join(listed(items, signals(), "signals"), same("item_id"), "inner")
        .join(listed(items, drops, "drops"), same("item_id"), "inner")
        .join(listed(items, captions(), "captions"), same("item_id"), "inner")
        .join(media().select("item_id", "media"), same("item_id"), "left")
        .join(assets.select(col("asset_id"), whole(assets).as("asset")), same("asset_id"), "inner")
        .select("item", "asset", "signals", "drops", "captions", "media");
  }

  private Dataset<Row> ofItems(MillTable<?> table, Dataset<Row> items) {
    return catalog.rows(table).join(items.select("item_id"), same("item_id"), "left_semi");
  }

  /** The items that none of these verdicts drops. */
  static Dataset<Row> without(Dataset<Row> items, Dataset<Row> verdicts) {
    Dataset<Row> dropped = verdicts.where(col("keep").equalTo(false)).select("item_id");
    return items.join(dropped, same("item_id"), "left_anti");
  }

  /** Rejects of one stage. */
  static Dataset<Row> quarantine(Catalog catalog, String stage) {
    return catalog.rows(MillTable.QUARANTINE).where(col("stage").equalTo(stage));
  }

  /** One row an item: its id, and a list of the rows it has in {@code details}, in sorted order. */
  static Dataset<Row> listed(Dataset<Row> items, Dataset<Row> details, String name) {
    Dataset<Row> whole = details.select(col("item_id"), whole(details).as(name));
    return items
        .select("item_id")
        .join(whole, same("item_id"), "left")
        .groupBy("item_id")
        // Rows arrive in no order; sorted ones make the same list on every run.
        .agg(array_sort(collect_list(name)).as(name));
  }

  /** All columns of rows as one. */
  static Column whole(Dataset<Row> rows) {
    return struct(Arrays.stream(rows.columns()).map(rows::col).toArray(Column[]::new));
  }

  /** Joins on a column that both sides have, and keeps one of it. */
  static scala.collection.immutable.Seq<String> same(String column) {
    return scala.jdk.javaapi.CollectionConverters.asScala(java.util.List.of(column)).toList();
  }
}
