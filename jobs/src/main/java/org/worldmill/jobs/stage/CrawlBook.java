package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.worldmill.ingest.net.ShownAddress;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RoundRow;
import org.worldmill.jobs.report.CrawlAccount;

/** Gathers what the report says of one crawl, from its tables alone. */
public final class CrawlBook {

  private static final int MOST_HOSTS = 40;
  private static final int MOST_REASONS = 40;
  private static final int LONGEST = 300;

  private static final Map<Outcome, String> FORBIDDEN =
      Map.of(
          Outcome.FORBIDDEN_BY_ROBOTS, "robots.txt",
          Outcome.FORBIDDEN_BY_OPT_OUT, "opt-out",
          Outcome.FORBIDDEN_ADDRESS, "address",
          Outcome.FORBIDDEN_BY_HASH, "hash list");

  private static final Map<Outcome, String> NOT_HAD =
      Map.of(
          Outcome.GONE, "gone",
          Outcome.TOO_LARGE, "too large",
          Outcome.FAILED, "failed");

  private final Catalog catalog;
  private final String crawl;

  /** Of the crawl of this name. */
  public CrawlBook(Catalog catalog, String crawl) {
    this.catalog = catalog;
    this.crawl = crawl;
  }

  /**
   * The account.
   *
   * @param published items of the release that come of the crawl
   */
  public CrawlAccount account(long published) {
    List<RoundRow> rounds =
        catalog.read(MillTable.ROUNDS).stream().filter(r -> r.crawl().equals(crawl)).toList();
    Dataset<Row> fetches = rows(MillTable.FETCHES).persist();
    CrawlTerms terms = new CrawlTerms(rows(MillTable.CRAWLED), rows(MillTable.FRONTIER));
    try {
      List<CrawlAccount.Host> hosts = hosts(fetches);
      long domains = fetches.select("domain").distinct().count();
      List<CrawlAccount.Refusal> refusals = new ArrayList<>(refusals(fetches));
      refusals.addAll(terms.optedOut());
      refusals.sort(
          Comparator.comparingLong(CrawlAccount.Refusal::addresses)
              .reversed()
              .thenComparing(CrawlAccount.Refusal::kind)
              .thenComparing(CrawlAccount.Refusal::reason));
      boolean more = refusals.size() > MOST_REASONS;
      return new CrawlAccount(
          crawl,
          rounds.isEmpty() ? "" : rounds.get(rounds.size() - 1).agent(),
          rounds(fetches, rounds),
          hosts,
          domains - hosts.size(),
          terms.found(),
          terms.taken(),
          more ? refusals.subList(0, MOST_REASONS) : refusals,
          more ? refusals.size() - MOST_REASONS : 0,
          catalog
              .rows(MillTable.ASSETS)
              .where(col("source_uri").equalTo(CrawledFiles.uri(crawl)))
              .count(),
          published);
    } finally {
      fetches.unpersist();
    }
  }

  private Dataset<Row> rows(MillTable<?> table) {
    return catalog.rows(table).where(col("crawl").equalTo(crawl));
  }

  private static Column is(Outcome... outcomes) {
    Object[] names = new Object[outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      names[i] = outcomes[i].name();
    }
    return col("outcome").isin(names);
  }

  private static Column isOneOf(Map<Outcome, String> outcomes) {
    return is(outcomes.keySet().toArray(Outcome[]::new));
  }

  private static Column counting(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }

  /** Requests, not decisions to make none. */
  private static Column asked() {
    return col("status").gt(0).or(col("address").isNotNull());
  }

  private static List<CrawlAccount.Round> rounds(Dataset<Row> fetches, List<RoundRow> known) {
    Map<Long, Boolean> ended = new HashMap<>();
    known.forEach(round -> ended.merge(round.round(), round.ended(), Boolean::logicalOr));
    return fetches
        .groupBy("round")
        .agg(
            min(when(asked(), col("at_millis"))),
            max(when(asked(), col("at_millis"))),
            counting(asked()),
            sum("wire_bytes"),
            counting(is(Outcome.READ)),
            counting(is(Outcome.STORED)),
            counting(is(Outcome.UNCHANGED)),
            counting(isOneOf(FORBIDDEN)),
            counting(isOneOf(NOT_HAD)))
        .sort("round")
        .collectAsList()
        .stream()
        .map(
            row ->
                new CrawlAccount.Round(
                    row.getLong(0),
                    time(row, 1),
                    time(row, 2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    ended.getOrDefault(row.getLong(0), false)))
        .toList();
  }

  private static String time(Row row, int column) {
    return row.isNullAt(column)
        ? ""
        : Instant.ofEpochMilli(row.getLong(column) / 1000 * 1000).toString();
  }

  private List<CrawlAccount.Host> hosts(Dataset<Row> fetches) {
    List<Row> most =
        fetches
            .groupBy("domain")
            .agg(counting(asked()).as("requests"), sum("wire_bytes"))
            .sort(col("requests").desc(), col("domain"))
            .limit(MOST_HOSTS)
            .collectAsList();
    Object[] names = most.stream().map(row -> row.getString(0)).toArray();
    Dataset<Row> theirs = fetches.where(col("domain").isin(names));
    Map<String, double[]> pauses = pauses(theirs);
    Map<String, SortedMap<String, Long>> refused = refused(theirs);
    Map<String, Long> taken = taken(fetches);
    CrawlManners manners = new CrawlManners(rows(MillTable.HOSTS).where(col("domain").isin(names)));
    List<CrawlAccount.Host> hosts = new ArrayList<>();
    for (Row row : most) {
      String domain = row.getString(0);
      double[] pause = pauses.getOrDefault(domain, new double[2]);
      hosts.add(
          new CrawlAccount.Host(
              domain,
              row.getLong(1),
              row.getLong(2),
              taken.getOrDefault(domain, 0L),
              refused.getOrDefault(domain, new TreeMap<>()),
              pause[0],
              pause[1],
              manners.of(domain)));
    }
    return hosts;
  }

  /** Least and median seconds from one request's end to the next's, by domain. */
  private static Map<String, double[]> pauses(Dataset<Row> fetches) {
    Map<String, double[]> pauses = new HashMap<>();
    Column before =
        functions.lag(col("at_millis"), 1).over(Window.partitionBy("domain").orderBy("at_millis"));
    fetches
        .where(asked())
        .select(col("domain"), col("at_millis").minus(before).divide(1000.0).as("pause"))
        .where(col("pause").isNotNull())
        .groupBy("domain")
        .agg(min("pause"), functions.percentile_approx(col("pause"), lit(0.5), lit(10_000)))
        .collectAsList()
        .forEach(
            row -> pauses.put(row.getString(0), new double[] {row.getDouble(1), row.getDouble(2)}));
    return pauses;
  }

  private static Map<String, SortedMap<String, Long>> refused(Dataset<Row> fetches) {
    Map<String, SortedMap<String, Long>> refused = new HashMap<>();
    fetches
        .where(isOneOf(FORBIDDEN))
        .groupBy("domain", "outcome")
        .agg(countDistinct("url_id"))
        .collectAsList()
        .forEach(
            row ->
                refused
                    .computeIfAbsent(row.getString(0), unused -> new TreeMap<>())
                    .put(word(row.getString(1)), row.getLong(2)));
    return refused;
  }

  /** Media that are held and may be used, by domain. */
  private Map<String, Long> taken(Dataset<Row> fetches) {
    Map<String, Long> taken = new HashMap<>();
    Dataset<Row> held = rows(MillTable.CRAWLED).select(col("blob.sha256").as("bytes")).distinct();
    fetches
        .where(col("held.blob").isNotNull())
        .select(col("domain"), col("url_id"), col("held.blob.sha256").as("bytes"))
        .join(held, new String[] {"bytes"}, "left_semi")
        .groupBy("domain")
        .agg(countDistinct("url_id"))
        .collectAsList()
        .forEach(row -> taken.put(row.getString(0), row.getLong(1)));
    return taken;
  }

  private static List<CrawlAccount.Refusal> refusals(Dataset<Row> fetches) {
    return fetches
        .where(isOneOf(FORBIDDEN).or(isOneOf(NOT_HAD)))
        .groupBy("outcome", "reason")
        .agg(countDistinct("url_id").as("addresses"), min("url"))
        .sort(col("addresses").desc(), col("outcome"), col("reason"))
        .limit(10 * MOST_REASONS)
        .collectAsList()
        .stream()
        .map(
            row ->
                new CrawlAccount.Refusal(
                    word(row.getString(0)),
                    shown(row.getString(1)),
                    row.getLong(2),
                    shown(row.getString(3))))
        .toList();
  }

  private static String word(String outcome) {
    Outcome kind = Outcome.valueOf(outcome);
    String word = FORBIDDEN.getOrDefault(kind, NOT_HAD.get(kind));
    return word == null ? outcome.toLowerCase(Locale.ROOT) : word;
  }

  /** A text as it may be shown, and of bounded length. */
  static String shown(String text) {
    String plain = ShownAddress.in(text);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
