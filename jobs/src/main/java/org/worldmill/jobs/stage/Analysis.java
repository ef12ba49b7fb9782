package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * Analyses the assets that the present measures have not seen, the longest first, in waves. A wave
 * commits items, then signals, then its marks in {@link MillTable#PASSES}; rows without a mark are
 * leftovers of a run that was killed, and are removed before their assets are taken up again.
 */
final class Analysis {

  private final MillContext mill;
  private final Catalog catalog;
  private final MeasureRegistry registry;
  private final Views views;
  private final String fingerprint;
  private final String triaged;

  Analysis(MillContext mill, MeasureRegistry registry, Views views) {
    this.mill = mill;
    this.catalog = mill.catalog();
    this.registry = registry;
    this.views = views;
    this.fingerprint = Fingerprints.measures(mill.config(), registry);
    this.triaged = Fingerprints.triaged(mill.config(), registry);
  }

  /** An asset in the queue: everything about it that the order of work depends on. */
  private record Queued(String assetId, long bytes, long mediaMillis) {

    long cost() {
      return new Work<>(this, bytes, mediaMillis).cost();
    }
  }

  /** Analyses; returns how many assets were. */
  long run() {
    Dataset<Row> pending =
        catalog
            .rows(MillTable.ASSETS)
            .join(views.passes().select("asset_id"), Views.same("asset_id"), "left_anti");
    List<Queued> queue = queue(pending);
    if (queue.isEmpty()) {
      return 0;
    }
    removeLeftovers(pending.select("asset_id"));
    int wave = mill.config().resources().waveAssets();
    try (ProgressMeter meter =
        new ProgressMeter(
            mill.spark().sparkContext(), mill.progress(), "curate: measuring", queue.size())) {
      for (int start = 0; start < queue.size(); start += wave) {
        wave(queue.subList(start, Math.min(queue.size(), start + wave)), meter);
      }
    }
    return queue.size();
  }

  private static List<Queued> queue(Dataset<Row> pending) {
    List<Queued> queue = new ArrayList<>();
    Dataset<Row> narrow =
        pending.select(
            col("asset_id"),
            col("blob.size_bytes"),
            coalesce(col("facts.duration_nanos"), lit(0L)));
    for (Row row : narrow.collectAsList()) {
      queue.add(new Queued(row.getString(0), row.getLong(1), row.getLong(2) / 1_000_000));
    }
    queue.sort(Comparator.comparingLong(Queued::cost).reversed().thenComparing(Queued::assetId));
    return queue;
  }

  private void removeLeftovers(Dataset<Row> assetIds) {
    // The marks go first: without them, the rest is known to be incomplete.
    for (MillTable<?> table : List.of(MillTable.PASSES, MillTable.SIGNALS, MillTable.ITEMS)) {
      catalog.deleteWhere(table, "asset_id", assetIds);
      mill.failpoint().pass("curate: leftovers removed from " + table.name());
    }
  }

  private void wave(List<Queued> wave, ProgressMeter meter) {
    Object[] ids = wave.stream().map(Queued::assetId).toArray();
    List<Asset> assets =
        catalog.collect(
            MillTable.ASSETS, catalog.rows(MillTable.ASSETS).where(col("asset_id").isin(ids)));
    AnalyseOrders orders = new AnalyseOrders(mill.config().curate(), registry);
    List<Work<AnalyseOrder>> works =
        assets.stream().flatMap(asset -> orders.of(asset).stream()).toList();
    AnalyseTask task = new AnalyseTask(mill.config().curate(), registry);
    try (TaskRunner.Results found = new TaskRunner(mill).run(works, task, meter)) {
      commit(works.size() > assets.size() ? ChapterBook.bound(found.rows()) : found.rows());
    }
  }

  private void commit(Dataset<Row> found) {
    catalog.append(MillTable.ITEMS, exploded(found, "items"));
    mill.failpoint().pass("curate: items written");
    catalog.append(MillTable.SIGNALS, exploded(found, "signals"));
    mill.failpoint().pass("curate: signals written");
    catalog.append(
        MillTable.PASSES,
        found
            .where(coalesce(col("chapter"), lit(0)).equalTo(0))
            .select(
                col("asset_id"),
                when(col("triaged"), lit(triaged)).otherwise(lit(fingerprint)).as("fingerprint"),
                col("total").as("items"),
                col("fault"),
                col("reason")));
    mill.failpoint().pass("curate: wave marked");
  }

  /** The elements of an array of structs, as rows. */
  static Dataset<Row> exploded(Dataset<Row> rows, String column) {
    return rows.select(explode(col(column)).as("element")).select("element.*");
  }
}
