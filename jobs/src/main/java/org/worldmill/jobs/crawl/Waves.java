package org.worldmill.jobs.crawl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.LicenceProfile;
import scala.Tuple2;

/**
 * Chooses what a wave asks for: of every domain that may be asked now, so many addresses as its
 * pauses leave room for, and so few altogether that the driver can hold them, however many the
 * frontier has.
 */
final class Waves {

  /** Most addresses of one wave. */
  static final int MOST_ASKS = 20_000;

  /** After so many failures in a row a host is given up until the next round. */
  static final int MOST_FAILURES = 3;

  private final Catalog catalog;
  private final CrawlScope scope;
  private final long delayNanos;

  Waves(Catalog catalog, CrawlScope scope, long delayNanos) {
    this.catalog = catalog;
    this.scope = scope;
    this.delayNanos = delayNanos;
  }

  /**
   * A wave.
   *
   * @param asks what to ask for
   * @param hosts what is known of their origins
   * @param fresh domains among them of which nothing was ever asked
   * @param most how many addresses of one domain it may come to
   * @param left how many addresses the frontier still has, these included
   * @param nextMillis when the first of the domains that are left alone may be asked again
   * @param waiting domains with addresses that it leaves alone
   * @param refused addresses that are never asked for by what was found beside them, by reason
   */
  record Wave(
      List<Ask> asks,
      List<HostRow> hosts,
      Set<String> fresh,
      int most,
      long left,
      Optional<Long> nextMillis,
      List<Waiting> waiting,
      Map<String, Long> refused) {

    Wave {
      asks = List.copyOf(asks);
      hosts = List.copyOf(hosts);
      fresh = Set.copyOf(fresh);
      waiting = List.copyOf(waiting);
      refused = Map.copyOf(refused);
    }
  }

  static Dataset<Row> rows(Catalog catalog, MillTable<?> table, String crawl) {
    return catalog.rows(table).where(functions.col("crawl").equalTo(crawl));
  }

  /** The next wave of a round. */
  Wave next(long round) {
    long now = System.currentTimeMillis();
    Map<String, HostRow> paused = paused(round, now);
    Set<String> asked = new HashSet<>();
    Map<String, long[]> spent = spent(round, asked);
    String crawl = scope.name();
    LicenceProfile profile = scope.licences();
    Refusals refusals = new Refusals(catalog.spark().sparkContext());
    Addresses addresses = new Addresses(catalog, crawl, round);
    JavaRDD<String> pending =
        addresses
            .outlines()
            .filter(known -> isPending(known, round, new LicenceGate(profile), now, refusals))
            .map(known -> Candidate.of(known.best()))
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      Map<String, Long> domains = new HashMap<>(pending.map(Candidate::domain).countByValue());
      long left = domains.values().stream().mapToLong(Long::longValue).sum();
      Map<String, Integer> quotas = quotas(domains, paused.keySet(), spent);
      List<Ask> asks = asks(addresses, take(pending, quotas), now);
      Optional<Long> next =
          domains.keySet().stream()
              .flatMap(domain -> Optional.ofNullable(paused.get(domain)).stream())
              .filter(host -> host.failures() < MOST_FAILURES)
              .map(HostRow::notBeforeMillis)
              .min(Comparator.naturalOrder());
      Set<String> fresh = new HashSet<>(quotas.keySet());
      fresh.removeAll(asked);
      int most = (int) Math.min(most(quotas.size()), scope.budget().hostRequests());
      List<Waiting> waiting = Waiting.of(domains, paused, quotas.keySet());
      Map<String, Long> refused = refusals.byReason();
      return new Wave(asks, hosts(quotas.keySet()), fresh, most, left, next, waiting, refused);
    } finally {
      pending.unpersist();
    }
  }

  private static boolean isPending(
      Knowledge known, long round, LicenceGate gate, long now, Refusals refusals) {
    boolean pending = known.refusal(round, gate, now).isEmpty();
    if (!pending) {
      refusals.count(known, gate);
    }
    return pending;
  }

  /** Domains that are left alone now, with the reason. */
  private Map<String, HostRow> paused(long round, long now) {
    Map<String, HostRow> paused = new HashMap<>();
    List<HostRow> notable = latest(Optional.empty());
    for (HostRow host : notable) {
      boolean waits = host.notBeforeMillis() > now;
      boolean givenUp = host.round() == round && host.failures() >= MOST_FAILURES;
      if (waits || givenUp) {
        paused.merge(
            host.domain(), host, (a, b) -> a.notBeforeMillis() > b.notBeforeMillis() ? a : b);
      }
    }
    // Where a robots.txt has moved to a host that is left alone, the one that needs it waits too.
    for (HostRow host : notable) {
      HostRow there = host.moved().map(m -> paused.get(domain(m.url()))).orElse(null);
      if (there != null) {
        paused.putIfAbsent(host.domain(), there);
      }
    }
    return paused;
  }

  /** What is known of these domains, and of those that a robots.txt of theirs has moved to. */
  private List<HostRow> hosts(Set<String> domains) {
    List<HostRow> hosts = latest(Optional.of(new HashSet<>(domains)));
    Set<String> more = new HashSet<>();
    hosts.forEach(host -> host.moved().ifPresent(moved -> more.add(domain(moved.url()))));
    more.removeAll(domains);
    if (more.isEmpty()) {
      return hosts;
    }
    List<HostRow> all = new ArrayList<>(hosts);
    all.addAll(latest(Optional.of(more)));
    return all;
  }

  private static String domain(String url) {
    try {
      return WebUrl.of(url).domain();
    } catch (AddressException e) {
      throw new IllegalStateException("it was checked before it was written: " + url, e);
    }
  }

  /** The last row of each origin: of these domains, or of those that are to be left alone. */
  private List<HostRow> latest(Optional<Set<String>> domains) {
    RecordCodec<HostRow> codec = RecordCodec.of(HostRow.class);
    Set<String> wanted = domains.orElse(Set.of());
    boolean all = domains.isEmpty();
    Dataset<Row> rows = rows(catalog, MillTable.HOSTS, scope.name());
    Column nothing = functions.lit(null).cast(DataTypes.StringType);
    // Whoever is left alone is left alone whatever its rules: their texts need not come along.
    Dataset<Row> needed =
        all ? rows.withColumn("robots", nothing).withColumn("tdmrep", nothing) : rows;
    return needed
        .toJavaRDD()
        .filter(row -> all || wanted.contains(row.<String>getAs("domain")))
        .mapToPair(row -> new Tuple2<>(row.<String>getAs("origin"), row))
        .reduceByKey((a, b) -> a.<Long>getAs("at_millis") >= b.<Long>getAs("at_millis") ? a : b)
        .values()
        .filter(
            row -> !all || row.<Long>getAs("not_before_millis") > 0 || row.getAs("moved") != null)
        .collect()
        .stream()
        .map(codec::fromRow)
        .toList();
  }

  /** Requests and bytes of this round, by domain; domains of any round go into {@code asked}. */
  private Map<String, long[]> spent(long round, Set<String> asked) {
    Map<String, long[]> spent = new HashMap<>();
    rows(catalog, MillTable.FETCHES, scope.name())
        .groupBy("domain", "round")
        .agg(
            functions.sum(functions.when(functions.col("status").gt(0), 1L).otherwise(0L)),
            functions.sum("wire_bytes"))
        .collectAsList()
        .forEach(
            row -> {
              asked.add(row.getString(0));
              if (row.getLong(1) == round) {
                spent.put(row.getString(0), new long[] {row.getLong(2), row.getLong(3)});
              }
            });
    return spent;
  }

  /** How many addresses of one domain a wave has room for: in its time, and in memory. */
  private long most(int domains) {
    long byPace = Math.max(1, scope.limits().waveNanos() / Math.max(1, delayNanos));
    return Math.min(byPace, Math.max(1, MOST_ASKS / Math.max(1, domains)));
  }

  /** How many addresses of each domain this wave takes; domains that it leaves out are absent. */
  private Map<String, Integer> quotas(
      Map<String, Long> domains, Set<String> paused, Map<String, long[]> spent) {
    List<String> open =
        domains.keySet().stream()
            .filter(domain -> !paused.contains(domain))
            .sorted()
            .limit(MOST_ASKS)
            .toList();
    long most = most(open.size());
    Map<String, Integer> quotas = new HashMap<>();
    for (String domain : open) {
      long[] used = spent.getOrDefault(domain, new long[2]);
      long byBudget = scope.budget().hostRequests() - used[0];
      long quota = Math.min(most, byBudget);
      if (quota > 0 && used[1] < scope.budget().hostBytes()) {
        quotas.put(domain, (int) quota);
      }
    }
    return quotas;
  }

  /** The identities of the first of each domain, by the order of {@link Candidate}. */
  private static Set<String> take(JavaRDD<String> pending, Map<String, Integer> quotas) {
    if (quotas.isEmpty()) {
      return Set.of();
    }
    HashMap<String, Integer> most = new HashMap<>(quotas);
    List<String> taken =
        pending
            .mapToPair(candidate -> new Tuple2<>(Candidate.domain(candidate), candidate))
            .filter(entry -> most.containsKey(entry._1()))
            .aggregateByKey(
                (List<String>) new ArrayList<String>(),
                (List<String> some, String one) -> {
                  some.add(one);
                  return trimmed(some, 2 * most.getOrDefault(Candidate.domain(one), 1), most);
                },
                (List<String> a, List<String> b) -> {
                  a.addAll(b);
                  return trimmed(a, 0, most);
                })
            .values()
            .flatMap(some -> trimmed(some, 0, most).iterator())
            .map(Candidate::urlId)
            .collect();
    return new HashSet<>(taken);
  }

  /** The first of a domain's, once there are more than {@code slack}. */
  private static List<String> trimmed(List<String> taken, int slack, Map<String, Integer> most) {
    if (taken.isEmpty() || taken.size() <= slack) {
      return taken;
    }
    int quota = most.getOrDefault(Candidate.domain(taken.get(0)), 1);
    taken.sort(Comparator.naturalOrder());
    return taken.size() <= quota ? taken : new ArrayList<>(taken.subList(0, quota));
  }

  /** All that is needed to ask for these. */
  private static List<Ask> asks(Addresses addresses, Set<String> ids, long now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    RecordCodec<Ask> codec = RecordCodec.of(Ask.class);
    return addresses
        .of(ids)
        .map(known -> RecordCodec.of(Ask.class).toRow(known.ask(now)))
        .collect()
        .stream()
        .map(codec::fromRow)
        .sorted(ORDER)
        .toList();
  }

  private static final Comparator<Ask> ORDER =
      Comparator.comparing((Ask ask) -> ask.target().role())
          .thenComparing(ask -> ask.target().depth())
          .thenComparing(ask -> ask.target().urlId());
}
