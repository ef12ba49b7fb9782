package org.worldmill.jobs.catalog;

import java.util.List;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Verdict;

/**
 * A table of the catalog.
 *
 * @param name its name within the namespace
 * @param type the record of its rows
 * @param key columns that tell its rows apart and that they are sorted by
 * @param partitions columns that its files are kept apart by, so that the rows of one value can be
 *     replaced without touching the others
 * @param <T> the record of its rows
 */
public record MillTable<T extends Record>(
    String name, Class<T> type, List<String> key, List<String> partitions) {

  /** The namespace of every table. */
  public static final String NAMESPACE = "mill";

  /** Every file that was ever looked at, with what was found. */
  public static final MillTable<FileRow> FILES =
      new MillTable<>("files", FileRow.class, List.of("source_uri", "path"));

  /** The assets of the sources as they stand. */
  public static final MillTable<Asset> ASSETS =
      new MillTable<>("assets", Asset.class, List.of("asset_id"));

  /** Assets that never became items, with the one reason. */
  public static final MillTable<QuarantineRow> QUARANTINE =
      new MillTable<>(
          "quarantine", QuarantineRow.class, List.of("asset_id", "stage"), List.of("stage"));

  /** Items. */
  public static final MillTable<Item> ITEMS =
      new MillTable<>("items", Item.class, List.of("item_id"));

  /** Signals of items. */
  public static final MillTable<SignalRow> SIGNALS =
      new MillTable<>("signals", SignalRow.class, List.of("item_id", "name"));

  /** What every rule said of every item. */
  public static final MillTable<Verdict> VERDICTS =
      new MillTable<>("verdicts", Verdict.class, List.of("item_id", "order"));

  /** Captions. */
  public static final MillTable<CaptionRow> CAPTIONS =
      new MillTable<>("captions", CaptionRow.class, List.of("item_id", "place"));

  /** The bytes that kept items publish. */
  public static final MillTable<MediaRow> MEDIA =
      new MillTable<>("media", MediaRow.class, List.of("item_id"));

  /** Which assets were analysed, and by which measures. */
  public static final MillTable<PassRow> PASSES =
      new MillTable<>("passes", PassRow.class, List.of("asset_id"));

  /** The index that duplicates are looked up in. */
  public static final MillTable<SignatureRow> SIGNATURES =
      new MillTable<>(
          "signatures",
          SignatureRow.class,
          List.of("item_id", "fingerprint"),
          List.of("fingerprint"));

  /** Pairs of items that match. */
  public static final MillTable<EdgeRow> EDGES =
      new MillTable<>("duplicate_edges", EdgeRow.class, List.of("a", "b"), List.of("fingerprint"));

  /** Groups of like items, and which of them stay. */
  public static final MillTable<DuplicateRow> DUPLICATES =
      new MillTable<>("duplicates", DuplicateRow.class, List.of("group", "place"));

  /** Every stage that ended. */
  public static final MillTable<RunRow> RUNS =
      new MillTable<>("runs", RunRow.class, List.of("sequence"));

  /** Every release that was published. */
  public static final MillTable<ReleaseRow> RELEASES =
      new MillTable<>("releases", ReleaseRow.class, List.of("sequence"));

  /** Addresses that crawls have found. */
  public static final MillTable<FrontierRow> FRONTIER =
      new MillTable<>(
          "crawl_frontier", FrontierRow.class, List.of("url_id", "round"), List.of("crawl"));

  /** What crawls have asked for, and what came of it. */
  public static final MillTable<FetchRow> FETCHES =
      new MillTable<>(
          "crawl_fetches", FetchRow.class, List.of("at_millis", "url_id"), List.of("crawl"));

  /** What crawls know of hosts. */
  public static final MillTable<HostRow> HOSTS =
      new MillTable<>(
          "crawl_hosts", HostRow.class, List.of("origin", "at_millis"), List.of("crawl"));

  /** Rounds of crawls. */
  public static final MillTable<RoundRow> ROUNDS =
      new MillTable<>("crawl_rounds", RoundRow.class, List.of("sequence"));

  /** Media that crawls hold. */
  public static final MillTable<CrawledRow> CRAWLED =
      new MillTable<>("crawled", CrawledRow.class, List.of("crawl", "path"), List.of("crawl"));

  /** Bytes that must not be kept. */
  public static final MillTable<RefusalRow> REFUSALS =
      new MillTable<>("refusals", RefusalRow.class, List.of("asset_id", "item_id"));

  public MillTable {
    key = List.copyOf(key);
    partitions = List.copyOf(partitions);
  }

  private MillTable(String name, Class<T> type, List<String> key) {
    this(name, type, key, List.of());
  }

  /** All tables. */
  public static List<MillTable<?>> all() {
    return List.of(
        FILES,
        ASSETS,
        QUARANTINE,
        ITEMS,
        SIGNALS,
        VERDICTS,
        CAPTIONS,
        MEDIA,
        PASSES,
        SIGNATURES,
        EDGES,
        DUPLICATES,
        RUNS,
        RELEASES,
        FRONTIER,
        FETCHES,
        HOSTS,
        ROUNDS,
        CRAWLED,
        REFUSALS);
  }

  /** Its name in SQL. */
  public String sqlName() {
    return SparkSessions.CATALOG + '.' + NAMESPACE + '.' + name;
  }

  /** The codec of its rows. */
  public RecordCodec<T> codec() {
    return RecordCodec.of(type);
  }
}
