package org.worldmill.jobs.cli;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.worldmill.ingest.net.ShownAddress;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.catalog.RoundRow;
import org.worldmill.jobs.crawl.CrawlWhy;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Verdict;

/**
 * Why an asset may be used, from where it came, when, and under which words; joined with what its
 * crawl knows of it and with what became of its items.
 *
 * @param found whether there is such an asset
 * @param facts the answers, by question, in the order to tell them
 * @param history what the crawl did and heard, line by line
 */
record AssetEvidence(boolean found, Map<String, String> facts, List<String> history) {

  private static final String CRAWL = "crawl://";

  AssetEvidence {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    history = List.copyOf(history);
  }

  /**
   * The evidence of one asset.
   *
   * @param subject the beginning of its id or of an item's, its place below its source, or the
   *     address that it was fetched from
   */
  static AssetEvidence of(SparkSession spark, String subject) {
    Catalog catalog = new Catalog(spark);
    Optional<Asset> asset = find(catalog, subject);
    if (asset.isPresent()) {
      return of(spark, catalog, asset.get());
    }
    return rejected(catalog, subject)
        .orElseGet(() -> new AssetEvidence(false, Map.of("asset", subject), List.of()));
  }

  private static Optional<Asset> find(Catalog catalog, String subject) {
    Column place = array_contains(col("origins"), subject);
    Column address = col("retrieval.url").equalTo(ShownAddress.in(subject));
    Column match = place.or(address);
    if (subject.matches("[0-9a-f]{6,64}")) {
      match = match.or(col("asset_id").startsWith(subject));
      List<Item> items =
          catalog.collect(
              MillTable.ITEMS,
              catalog.rows(MillTable.ITEMS).where(col("item_id").startsWith(subject)).limit(1));
      if (!items.isEmpty()) {
        match = match.or(col("asset_id").equalTo(items.get(0).assetId()));
      }
    }
    return catalog
        .collect(MillTable.ASSETS, catalog.rows(MillTable.ASSETS).where(match).limit(1))
        .stream()
        .findFirst();
  }

  private static Optional<AssetEvidence> rejected(Catalog catalog, String subject) {
    Column match = array_contains(col("origins"), subject);
    if (subject.matches("[0-9a-f]{6,64}")) {
      match = match.or(col("asset_id").startsWith(subject));
    }
    List<QuarantineRow> rows =
        catalog.collect(
            MillTable.QUARANTINE, catalog.rows(MillTable.QUARANTINE).where(match).limit(1));
    return rows.stream()
        .findFirst()
        .map(
            row -> {
              Map<String, String> facts = new LinkedHashMap<>();
              facts.put("asset", row.assetId());
              facts.put("place", row.sourceUri() + " " + row.origins().get(0));
              facts.put("is not used", row.code() + ": " + row.message());
              return new AssetEvidence(true, facts, List.of());
            });
  }

  private static AssetEvidence of(SparkSession spark, Catalog catalog, Asset asset) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("asset", asset.assetId());
    facts.put("bytes", asset.blob().sizeBytes() + ", " + asset.blob().contentType());
    facts.put("place", asset.sourceUri() + " " + asset.name());
    asset
        .retrieval()
        .ifPresent(
            web -> {
              facts.put("fetched from", web.url());
              web.page().ifPresent(page -> facts.put("found on", page));
              facts.put("fetched at", web.retrievedAt());
              facts.put("may be used by", web.basis());
              facts.put("said of its use", web.signals().orElse("nothing was said"));
            });
    terms(asset.licence(), facts);
    List<String> history = new ArrayList<>();
    if (asset.sourceUri().startsWith(CRAWL)) {
      String crawl = asset.sourceUri().substring(CRAWL.length());
      catalog.read(MillTable.ROUNDS).stream()
          .filter(round -> round.crawl().equals(crawl))
          .max(Comparator.comparingLong(RoundRow::sequence))
          .ifPresent(round -> facts.put("asked as", round.agent()));
      history.addAll(CrawlWhy.history(spark, crawl, asset.assetId()));
    }
    items(catalog, asset, facts);
    Map<String, String> shown = new LinkedHashMap<>();
    facts.forEach((question, answer) -> shown.put(question, ShownAddress.in(answer)));
    return new AssetEvidence(true, shown, history);
  }

  private static void terms(Licence licence, Map<String, String> facts) {
    facts.put("licence", licence.spdx().orElse("unknown"));
    facts.put("evidence", licence.evidence().orElse("none"));
    facts.put("confidence", Double.toString(licence.confidence()));
    facts.put("whom to name", licence.attribution().orElse("nobody is named"));
  }

  private static void items(Catalog catalog, Asset asset, Map<String, String> facts) {
    List<Item> items =
        catalog.collect(
            MillTable.ITEMS,
            catalog.rows(MillTable.ITEMS).where(col("asset_id").equalTo(asset.assetId())));
    Object[] ids = items.stream().map(Item::itemId).toArray();
    List<Verdict> drops =
        catalog
            .collect(
                MillTable.VERDICTS,
                catalog
                    .rows(MillTable.VERDICTS)
                    .where(col("item_id").isin(ids).and(col("keep").equalTo(false))))
            .stream()
            .sorted(Comparator.comparingInt(Verdict::order))
            .toList();
    long dropped = drops.stream().map(Verdict::itemId).distinct().count();
    String rules = String.join(", ", drops.stream().map(Verdict::rule).distinct().toList());
    facts.put(
        "items",
        items.size() + (dropped == 0 ? ", all kept" : ", " + dropped + " dropped by " + rules));
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!found) {
      lines.add("the catalog has no asset or item " + facts.get("asset"));
      return lines;
    }
    facts.forEach((question, answer) -> lines.add(String.format("%-24s %s", question, answer)));
    if (!history.isEmpty()) {
      lines.add("what the crawl knows");
      lines.addAll(history);
    }
    return lines;
  }

  /** For programs. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("found", found);
    map.put("evidence", facts);
    map.put("history", history);
    return map;
  }
}
