package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

/** Makes the bytes of kept items that have none yet, in waves of one commit each. */
final class Cutting {

  /** A work of five minutes is long enough to pay for reading the film's index once more. */
  private static final long MOST_MILLIS_A_WORK = 300_000;

  private final MillContext mill;
  private final Catalog catalog;

  Cutting(MillContext mill) {
    this.mill = mill;
    this.catalog = mill.catalog();
  }

  /** Cuts; returns how many items it made bytes for, or found that it cannot. */
  long run(Dataset<Row> kept) {
    Dataset<Row> done =
        catalog
            .rows(MillTable.MEDIA)
            .where(col("fingerprint").equalTo(Fingerprints.cut(mill.config())))
            .select("item_id");
    List<Item> items =
        catalog.collect(MillTable.ITEMS, kept.join(done, Views.same("item_id"), "left_anti"));
    if (items.isEmpty()) {
      return 0;
    }
    List<List<Item>> byAsset = byAsset(items);
    int wave = mill.config().resources().waveAssets();
    try (ProgressMeter meter =
        new ProgressMeter(
            mill.spark().sparkContext(), mill.progress(), "curate: cutting", byAsset.size())) {
      for (int start = 0; start < byAsset.size(); start += wave) {
        wave(byAsset.subList(start, Math.min(byAsset.size(), start + wave)), meter);
      }
    }
    return items.size();
  }

  /** The items of each asset in the order of their spans, those with the most to cut first. */
  private static List<List<Item>> byAsset(List<Item> items) {
    Map<String, List<Item>> groups = new HashMap<>();
    for (Item item : items) {
      groups.computeIfAbsent(item.assetId(), unused -> new ArrayList<>()).add(item);
    }
    groups.values().forEach(group -> group.sort(Comparator.comparingInt(Item::index)));
    List<List<Item>> sorted = new ArrayList<>();
    groups.values().forEach(group -> sorted.addAll(divided(group)));
    sorted.sort(
        Comparator.comparingLong(Cutting::millis)
            .reversed()
            .thenComparing(group -> group.get(0).assetId())
            .thenComparing(group -> group.get(0).index()));
    return sorted;
  }

  /** The items of one asset in runs of some minutes, so that tasks can share a long film. */
  private static List<List<Item>> divided(List<Item> group) {
    List<List<Item>> runs = new ArrayList<>();
    List<Item> run = new ArrayList<>();
    for (Item item : group) {
      if (!run.isEmpty() && millis(run) + millis(List.of(item)) > MOST_MILLIS_A_WORK) {
        runs.add(List.copyOf(run));
        run.clear();
      }
      run.add(item);
    }
    runs.add(List.copyOf(run));
    return runs;
  }

  private static long millis(List<Item> items) {
    return items.stream()
        .mapToLong(item -> item.span().map(Span::durationNanos).orElse(0L) / 1_000_000)
        .sum();
  }

  private void wave(List<List<Item>> wave, ProgressMeter meter) {
    Object[] ids = wave.stream().map(group -> group.get(0).assetId()).toArray();
    Map<String, Asset> assets = new HashMap<>();
    catalog
        .collect(MillTable.ASSETS, catalog.rows(MillTable.ASSETS).where(col("asset_id").isin(ids)))
        .forEach(asset -> assets.put(asset.assetId(), asset));
    List<Work<CutWork>> works = new ArrayList<>();
    for (List<Item> group : wave) {
      Asset asset = assets.get(group.get(0).assetId());
      if (asset == null) {
        throw new IllegalStateException("an item without its asset: " + group.get(0));
      }
      works.add(new Work<>(new CutWork(asset, group), asset.blob().sizeBytes(), millis(group)));
    }
    CutMode mode = mill.config().curate().cut();
    try (TaskRunner.Results made =
        new TaskRunner(mill)
            .run(works, new CutTask(mode, Fingerprints.cut(mill.config())), meter)) {
      catalog.append(MillTable.MEDIA, Analysis.exploded(made.rows(), "media"));
    }
    mill.failpoint().pass("curate: media written");
  }
}
