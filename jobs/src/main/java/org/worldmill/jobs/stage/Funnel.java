package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.Memo;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RunRow;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * What became of everything that went in.
 *
 * @param files files listed
 * @param sidecars files that describe others
 * @param companions files that are parts of models
 * @param duplicates further places of the same bytes
 * @param assets assets, with those quarantined after they were one
 * @param quarantined assets that never became items, by {@code stage/CODE}
 * @param items items
 * @param filtered items that were dropped, by the first rule that drops them
 * @param published items in the release, by modality
 * @param videoSeconds length of all video assets as their containers state it
 */
public record Funnel(
    long files,
    long sidecars,
    long companions,
    long duplicates,
    long assets,
    SortedMap<String, Long> quarantined,
    long items,
    SortedMap<String, Long> filtered,
    SortedMap<String, Long> published,
    double videoSeconds) {

  private static final List<MillTable<?>> TABLES =
      List.of(
          MillTable.ASSETS,
          MillTable.QUARANTINE,
          MillTable.PASSES,
          MillTable.ITEMS,
          MillTable.VERDICTS,
          MillTable.MEDIA);

  public Funnel {
    quarantined = Collections.unmodifiableSortedMap(new TreeMap<>(quarantined));
    filtered = Collections.unmodifiableSortedMap(new TreeMap<>(filtered));
    published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
  }

  /** Items, and assets that never became items. */
  public long in() {
    return items + totalQuarantined();
  }

  /** Items in the release. */
  public long totalPublished() {
    return total(published);
  }

  /** Items that were dropped. */
  public long totalFiltered() {
    return total(filtered);
  }

  /** Assets that never became items. */
  public long totalQuarantined() {
    return total(quarantined);
  }

  private static long total(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same as the release states it. */
  public org.worldmill.shard.Funnel ofRelease() {
    TreeMap<String, Long> reasons = new TreeMap<>(filtered);
    reasons.putAll(quarantined);
    return new org.worldmill.shard.Funnel(
        in(), totalPublished(), totalFiltered(), totalQuarantined(), reasons);
  }

  /**
   * Counts.
   *
   * @throws ReconciliationException if what went in is not what came out, was filtered or
   *     quarantined
   */
  static Funnel of(MillContext mill) {
    Funnel funnel = unbalanced(mill);
    funnel.requireBalance();
    return funnel;
  }

  /** Counts, whether or not they add up: in the middle of a run they need not. */
  static Funnel unbalanced(MillContext mill) {
    Optional<RunRow> ingest = new Ledger(mill).last(IngestStage.NAME);
    String settings =
        Fingerprints.views(mill.config(), MeasureRegistry.load()) + ingest.map(RunRow::counts);
    return mill.memo()
        .answer(
            new Memo.Question("funnel", settings, TABLES),
            Funnel.class,
            () -> counted(mill, ingest));
  }

  private static Funnel counted(MillContext mill, Optional<RunRow> ingest) {
    Catalog catalog = mill.catalog();
    Views views = new Views(catalog, mill.config());
    return new Funnel(
        count(ingest, "files"),
        count(ingest, "sidecars"),
        count(ingest, "companions"),
        count(ingest, "duplicates"),
        catalog.count(MillTable.ASSETS),
        quarantined(catalog),
        views.items().count(),
        filtered(views),
        published(views),
        videoSeconds(catalog));
  }

  private void requireBalance() {
    long out = totalPublished() + totalFiltered() + totalQuarantined();
    if (in() != out) {
      throw new ReconciliationException(
          "%d went in, but %d published + %d filtered + %d quarantined = %d"
              .formatted(in(), totalPublished(), totalFiltered(), totalQuarantined(), out));
    }
  }

  private static long count(Optional<RunRow> run, String name) {
    return run.map(row -> new StageReport(row.stage(), true, row.counts()))
        .map(report -> report.count(name).orElse(0))
        .orElse(0L);
  }

  private static SortedMap<String, Long> quarantined(Catalog catalog) {
    Column reason = org.apache.spark.sql.functions.concat_ws("/", col("stage"), col("code"));
    return counts(catalog.rows(MillTable.QUARANTINE).select(reason));
  }

  private static SortedMap<String, Long> filtered(Views views) {
    return counts(
        views
            .verdicts()
            .where(col("keep").equalTo(false))
            .groupBy("item_id")
            .agg(min(struct(col("order"), col("rule"))).as("first"))
            .select(col("first.rule")));
  }

  private static SortedMap<String, Long> published(Views views) {
    SortedMap<String, Long> byModality = new TreeMap<>();
    counts(
            views
                .kept()
                .join(views.media().select("item_id"), Views.same("item_id"), "inner")
                .select("modality"))
        .forEach((name, n) -> byModality.put(name.toLowerCase(Locale.ROOT), n));
    return byModality;
  }

  private static SortedMap<String, Long> counts(Dataset<Row> names) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Row row : names.toDF("name").groupBy("name").count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private static double videoSeconds(Catalog catalog) {
    Row row =
        catalog
            .rows(MillTable.ASSETS)
            .where(col("modality").equalTo("VIDEO"))
            .select(coalesce(sum(col("facts.duration_nanos")), lit(0L)))
            .head();
    return row.getLong(0) / 1e9;
  }
}
