package org.worldmill.jobs.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.ShownAddress;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.crawl.CrawlScope;

/**
 * All that a crawl knows of one address: where it was found, under which words, what was asked and
 * answered, and whether it may be used. Keys and signatures in addresses are masked.
 *
 * @param url the address
 * @param isKnown whether the crawl has found it at all
 * @param lines the answer, for a person
 */
public record CrawlWhy(String url, boolean isKnown, List<String> lines) {

  public CrawlWhy {
    url = ShownAddress.in(url);
    lines = lines.stream().map(ShownAddress::in).toList();
  }

  /**
   * The answer.
   *
   * @throws AddressException if the text is no address
   */
  public static CrawlWhy of(SparkSession spark, CrawlScope scope, String spelled)
      throws AddressException {
    Catalog catalog = new Catalog(spark);
    boolean object = spelled.contains(":/") && !spelled.startsWith("http");
    FrontierEntry.Address url =
        object
            ? FrontierEntry.Address.of(URI.create(spelled))
            : FrontierEntry.Address.of(WebUrl.of(spelled));
    var same = functions.col("url_id").equalTo(url.id());
    List<FrontierRow> found =
        catalog.collect(
            MillTable.FRONTIER, Waves.rows(catalog, MillTable.FRONTIER, scope.name()).where(same));
    List<FetchRow> asked =
        catalog.collect(
            MillTable.FETCHES, Waves.rows(catalog, MillTable.FETCHES, scope.name()).where(same));
    if (found.isEmpty()) {
      return new CrawlWhy(
          url.text(), false, List.of(url.text() + ": crawl " + scope.name() + " has not found it"));
    }
    long round = found.stream().mapToLong(FrontierRow::round).max().orElse(1);
    Knowledge known = Knowledge.of(found, asked, round).orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(url.text());
    lines.add("  " + verdict(known, new LicenceGate(scope.licences())));
    found.stream().map(CrawlWhy::line).distinct().forEach(lines::add);
    asked.stream()
        .sorted(Comparator.comparingLong(FetchRow::atMillis))
        .map(CrawlWhy::line)
        .forEach(lines::add);
    return new CrawlWhy(url.text(), true, lines);
  }

  /**
   * Where a crawl found bytes that it holds and what came of asking for them, line by line.
   *
   * @param sha256 of the bytes
   */
  public static List<String> history(SparkSession spark, String crawl, String sha256) {
    Catalog catalog = new Catalog(spark);
    List<FetchRow> fetches =
        catalog.collect(
            MillTable.FETCHES,
            Waves.rows(catalog, MillTable.FETCHES, crawl)
                .where(functions.col("held.blob.sha256").equalTo(sha256)));
    Object[] urls = fetches.stream().map(FetchRow::urlId).distinct().toArray();
    List<String> lines = new ArrayList<>();
    catalog
        .collect(
            MillTable.FRONTIER,
            Waves.rows(catalog, MillTable.FRONTIER, crawl)
                .where(functions.col("url_id").isin(urls)))
        .stream()
        .map(CrawlWhy::line)
        .distinct()
        .forEach(lines::add);
    fetches.stream()
        .sorted(Comparator.comparingLong(FetchRow::atMillis))
        .map(CrawlWhy::line)
        .forEach(lines::add);
    return lines.stream().map(ShownAddress::in).toList();
  }

  private static String verdict(Knowledge known, LicenceGate gate) {
    FrontierRow best = known.best();
    if (known.optOut().isPresent()) {
      return "may not be used: " + known.optOut().get();
    }
    if (best.role() != FrontierRow.Role.MEDIUM) {
      return "is no medium, but asked for as " + best.role();
    }
    Optional<String> terms = gate.refusal(best.licence());
    if (terms.isPresent()) {
      return "may not be used: " + terms.get();
    }
    String basis = gate.basis(best.licence());
    if (known.isUsable(gate)) {
      return "may be used: " + basis;
    }
    return known
        .last()
        .map(fetch -> "is not held: " + fetch.outcome() + ", " + fetch.reason())
        .orElse("has not been asked for; it might be used: " + basis);
  }

  private static String line(FrontierRow row) {
    return "  found on "
        + row.parent()
        + row.licence().evidence().map(said -> "; terms: " + said).orElse("; no terms stated")
        + row.licence().attribution().map(name -> "; by " + name).orElse("")
        + row.signals().map(said -> "; signals: " + said).orElse("");
  }

  private static String line(FetchRow row) {
    return "  "
        + Instant.ofEpochMilli(row.atMillis() / 1000 * 1000)
        + " "
        + row.outcome()
        + ", status "
        + row.status()
        + ": "
        + row.reason()
        + row.address().map(address -> "; at " + address).orElse("")
        + row.signals().map(said -> "; signals: " + said).orElse("");
  }

  /** For programs. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("url", url);
    map.put("known", isKnown);
    map.put("lines", lines);
    return map;
  }
}
