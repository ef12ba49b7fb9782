package org.worldmill.jobs.tune;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.report.ValueSketch;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.stage.Views;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.SignalSpec;

/**
 * Tries a threshold on what the catalog holds; measures nothing and changes nothing. Memory does
 * not grow with the number of items.
 *
 * @param rule the filter's name
 * @param spec the signal it looks at
 * @param modalities the items it applies to
 * @param now the threshold in force
 * @param then the one to try
 * @param samples items to show on each side of the border
 */
public record ThresholdTrial(
    String rule,
    SignalSpec spec,
    Set<Modality> modalities,
    Threshold now,
    Threshold then,
    int samples) {

  public ThresholdTrial {
    modalities = Set.copyOf(modalities);
  }

  /** What it would change. */
  public Tuning run(Catalog catalog, Views views) {
    Tally withNow = Tally.ZERO;
    Tally withThen = Tally.ZERO;
    long absent = 0;
    ValueSketch values = new ValueSketch();
    Nearest kept = new Nearest(samples);
    Nearest dropped = new Nearest(samples);
    Iterator<TuneRow> rows = RecordCodec.of(TuneRow.class).fromRows(rows(views).toLocalIterator());
    while (rows.hasNext()) {
      TuneRow row = rows.next();
      boolean keeps = then.keeps(row.value());
      withNow = withNow.with(now.keeps(row.value()), row.other().isEmpty());
      withThen = withThen.with(keeps, row.other().isEmpty());
      if (row.value().isPresent()) {
        values.add(row.value().get(), keeps);
        (keeps ? kept : dropped).add(then.distance(row.value().get()), row);
      } else {
        absent++;
      }
    }
    return new Tuning(
        rule,
        spec,
        now,
        then,
        withNow,
        withThen,
        absent,
        values,
        border(catalog, dropped.rows(), kept.rows()));
  }

  private Dataset<Row> rows(Views views) {
    Set<String> names = new TreeSet<>();
    modalities.forEach(modality -> names.add(modality.name()));
    Dataset<Row> values =
        views
            .signals()
            .where(col("name").equalTo(spec.name()))
            .select(col("item_id"), col("number").as("value"));
    Dataset<Row> others =
        views
            .verdicts()
            .where(col("keep").equalTo(false))
            .where(col("rule").notEqual(rule))
            .groupBy("item_id")
            .agg(min(struct(col("order"), col("rule"))).as("first"))
            .select(col("item_id"), col("first.rule").as("other"));
    return views
        .items()
        .where(col("modality").isin(names.toArray()))
        .select("item_id", "modality")
        .join(values, same(), "left")
        .join(others, same(), "left")
        .select("item_id", "modality", "value", "other")
        .sort("item_id");
  }

  private static scala.collection.immutable.Seq<String> same() {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of("item_id")).toList();
  }

  private List<Borderline> border(Catalog catalog, List<TuneRow> dropped, List<TuneRow> kept) {
    List<TuneRow> rows = new ArrayList<>(dropped);
    rows.addAll(kept);
    Map<String, Item> items = new HashMap<>();
    Object[] ids = rows.stream().map(TuneRow::itemId).toArray();
    catalog
        .collect(MillTable.ITEMS, catalog.rows(MillTable.ITEMS).where(col("item_id").isin(ids)))
        .forEach(item -> items.put(item.itemId(), item));
    Object[] assetIds = items.values().stream().map(Item::assetId).distinct().toArray();
    Map<String, String> names =
        catalog
            .collect(
                MillTable.ASSETS,
                catalog.rows(MillTable.ASSETS).where(col("asset_id").isin(assetIds)))
            .stream()
            .collect(Collectors.toMap(Asset::assetId, Asset::name));
    List<Borderline> border = new ArrayList<>();
    for (TuneRow row : rows) {
      Item item = items.get(row.itemId());
      if (item != null) {
        border.add(borderline(row, item, names.getOrDefault(item.assetId(), item.assetId())));
      }
    }
    return border;
  }

  private Borderline borderline(TuneRow row, Item item, String name) {
    return new Borderline(
        row.itemId(),
        name,
        item.span(),
        row.value().orElseThrow(),
        now.keeps(row.value()),
        then.keeps(row.value()),
        row.other(),
        item.thumbnail());
  }
}
