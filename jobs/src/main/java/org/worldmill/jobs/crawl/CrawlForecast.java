package org.worldmill.jobs.crawl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.worldmill.ingest.manners.RobotsRules;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.AddressGuard;
import org.worldmill.ingest.net.HostLookup;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.ingest.net.ShownAddress;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RoundRow;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;
import scala.Tuple2;

/**
 * What a crawl would ask for now, host by host, from its scope and tables alone: nobody is asked,
 * not even for an address.
 *
 * @param agent as whom
 * @param hosts the hosts, by name
 */
public record CrawlForecast(String agent, List<Host> hosts) {

  /** As often as a host is told of in the list for people. */
  private static final int MOST_LINES = 200;

  public CrawlForecast {
    hosts = List.copyOf(hosts);
  }

  /**
   * A host.
   *
   * @param host its name
   * @param documents documents that would be asked for
   * @param media media that would be asked for
   * @param refused addresses that would not be, by reason
   * @param delaySeconds least pause between two requests
   * @param robots what is known of its robots.txt
   */
  public record Host(
      String host,
      long documents,
      long media,
      Map<String, Long> refused,
      double delaySeconds,
      String robots) {

    public Host {
      refused = Map.copyOf(refused);
    }

    String line() {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "%-40s %6d documents %6d media, one request in %.1f s, at least %.0f s; %s",
              host,
              documents,
              media,
              delaySeconds,
              (documents + media) * delaySeconds,
              robots));
      new TreeMap<>(refused)
          .forEach(
              (reason, count) ->
                  text.append("\n    not ").append(count).append(": ").append(reason));
      return text.toString();
    }
  }

  /** The forecast. */
  public static CrawlForecast of(SparkSession spark, CrawlScope scope) {
    Catalog catalog = new Catalog(spark);
    long round =
        catalog.read(MillTable.ROUNDS).stream()
            .filter(row -> row.crawl().equals(scope.name()))
            .mapToLong(row -> next(row))
            .max()
            .orElse(1);
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    Map<String, HostRow> known = new HashMap<>();
    for (HostRow row :
        catalog.collect(MillTable.HOSTS, Waves.rows(catalog, MillTable.HOSTS, scope.name()))) {
      known.put(row.origin(), row);
    }
    count(catalog, scope, round)
        .forEach(
            (key, n) ->
                counts
                    .computeIfAbsent(key._1(), unused -> new TreeMap<>())
                    .merge(key._2(), n, Long::sum));
    for (CrawlSeed seed : scope.seeds()) {
      if (seed.onTheWeb()) {
        seed(seed, counts);
      }
    }
    AddressGuard guard =
        LoopbackFixture.ofProcess()
            .map(AddressGuard::of)
            .orElseGet(() -> AddressGuard.of(HostLookup.SYSTEM));
    List<Host> hosts = new ArrayList<>();
    counts.forEach((origin, n) -> hosts.add(host(origin, n, known.get(origin), guard, scope)));
    return new CrawlForecast(scope.agent().header(), hosts);
  }

  private static long next(RoundRow row) {
    return row.ended() ? row.round() + 1 : row.round();
  }

  /** Addresses of the frontier by origin and by what would become of them. */
  private static Map<Tuple2<String, String>, Long> count(
      Catalog catalog, CrawlScope scope, long round) {
    LicenceProfile profile = scope.licences();
    long now = System.currentTimeMillis();
    // Objects of buckets are read when a round begins, and nobody is asked for them.
    return new Addresses(catalog, scope.name(), round)
        .all()
        .filter(known -> known.best().url().startsWith("http"))
        .map(known -> new Tuple2<>(origin(known), what(known, round, profile, now)))
        .countByValue();
  }

  private static String origin(Knowledge known) {
    try {
      return WebUrl.of(known.best().url()).origin();
    } catch (AddressException e) {
      return known.best().domain();
    }
  }

  private static String what(Knowledge known, long round, LicenceProfile profile, long now) {
    Optional<String> refusal = known.refusal(round, new LicenceGate(profile), now);
    return refusal.orElse(
        switch (known.best().role()) {
          case MEDIUM, TRACK -> "medium";
          default -> "document";
        });
  }

  private static void seed(CrawlSeed seed, Map<String, Map<String, Long>> counts) {
    try {
      WebUrl url = WebUrl.of(seed.place());
      counts.computeIfAbsent(url.origin(), unused -> new TreeMap<>(Map.of("document", 1L)));
    } catch (AddressException e) {
      counts
          .computeIfAbsent(seed.place(), unused -> new TreeMap<>())
          .put(String.valueOf(e.getMessage()), 1L);
    }
  }

  private static Host host(
      String origin,
      Map<String, Long> counts,
      @org.jspecify.annotations.Nullable HostRow known,
      AddressGuard guard,
      CrawlScope scope) {
    Map<String, Long> refused = new TreeMap<>(counts);
    long documents = Optional.ofNullable(refused.remove("document")).orElse(0L);
    long media = Optional.ofNullable(refused.remove("medium")).orElse(0L);
    double delay = scope.limits().delayNanos() / 1e9;
    String robots = "robots.txt is asked for first";
    try {
      WebUrl url = WebUrl.of(origin + RobotsRules.PATH);
      guard.requireSound(url);
      if (known != null && known.robots().isPresent()) {
        byte[] text = known.robots().get().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        RobotsRules rules = RobotsRules.of(url, text, scope.agent().token());
        delay = Math.max(delay, rules.crawlDelayNanos() / 1e9);
      }
      robots = known == null ? robots : known.reason();
    } catch (AddressException e) {
      refused.merge(String.valueOf(e.getMessage()), documents + media, Long::sum);
      documents = 0;
      media = 0;
      robots = "never asked";
    }
    return new Host(origin, documents, media, refused, delay, robots);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("as " + agent);
    hosts.stream().limit(MOST_LINES).map(Host::line).map(ShownAddress::in).forEach(lines::add);
    if (hosts.size() > MOST_LINES) {
      lines.add("and " + (hosts.size() - MOST_LINES) + " more hosts");
    }
    return lines;
  }
}
