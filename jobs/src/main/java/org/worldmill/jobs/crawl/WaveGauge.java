package org.worldmill.jobs.crawl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.HostRow;

/** Adds up the steps of one wave, for whoever wants to see it. Not safe for use by threads. */
final class WaveGauge {

  /** Rates are those of so many seconds. */
  private static final double WINDOW_SECONDS = 5;

  private static final int MOST_WAITING = 200;
  private static final int MOST_FOUND = 200_000;

  private final String crawl;
  private final long round;
  private final Tally before;
  private final long left;
  private final long startedNanos;
  private final Map<String, Site> sites = new HashMap<>();
  private final Map<String, Waiting> waiting = new HashMap<>();
  private final SortedMap<String, Long> refused;
  private final Set<String> asks = new HashSet<>();
  private final Set<String> found = new HashSet<>();
  private final Deque<Sample> samples = new ArrayDeque<>();
  private Tally tally = Tally.NONE;
  private long asksSettled;
  private long steps;

  /** A moment: how much had come by then. */
  private record Sample(long nanos, long requests, long bytes) {}

  /** A domain of the wave so far. */
  private static final class Site {
    private long ordered;
    private long settled;
    private long bytes;
    private long lastStep;
    private String last = "";
  }

  /**
   * A gauge of a wave that begins.
   *
   * @param before what the waves before came to
   */
  WaveGauge(String crawl, long round, Waves.Wave wave, Tally before, long nowNanos) {
    this.crawl = crawl;
    this.round = round;
    this.before = before;
    refused = new TreeMap<>(wave.refused());
    left = wave.left();
    startedNanos = nowNanos;
    wave.asks().forEach(ask -> asks.add(ask.target().urlId()));
    wave.asks()
        .forEach(
            ask -> sites.computeIfAbsent(ask.target().domain(), unused -> new Site()).ordered++);
    wave.waiting().forEach(site -> waiting.put(site.domain(), site));
    before.outcomes().forEach((name, count) -> refuse(Outcome.valueOf(name), count));
    samples.add(new Sample(nowNanos, 0, 0));
  }

  /** A step of the wave. */
  void take(JournalTail.Step step) {
    steps++;
    step.found().stream()
        .filter(address -> found.size() < MOST_FOUND)
        .forEach(address -> found.add(address.urlId()));
    step.host().ifPresent(this::take);
    step.fetch().ifPresent(this::take);
  }

  private void take(HostRow host) {
    if (host.notBeforeMillis() > 0) {
      Site site = sites.computeIfAbsent(host.domain(), unused -> new Site());
      long rest = Math.max(0, site.ordered - site.settled);
      waiting.put(
          host.domain(), new Waiting(host.domain(), rest, host.reason(), host.notBeforeMillis()));
    } else {
      waiting.remove(host.domain());
    }
  }

  private void take(FetchRow fetch) {
    tally = tally.plus(Tally.of(fetch));
    Site site = sites.computeIfAbsent(fetch.domain(), unused -> new Site());
    site.bytes += fetch.wireBytes();
    site.lastStep = steps;
    site.last = words(fetch.outcome()) + (fetch.status() > 0 ? " " + fetch.status() : "");
    site.settled++;
    site.ordered = Math.max(site.ordered, site.settled);
    if (fetch.outcome().isSettled() && asks.remove(fetch.urlId())) {
      asksSettled++;
    }
    refuse(fetch.outcome(), 1);
  }

  private void refuse(Outcome outcome, long count) {
    switch (outcome) {
      case FORBIDDEN_BY_ROBOTS -> refused.merge("robots.txt", count, Long::sum);
      case FORBIDDEN_BY_OPT_OUT -> refused.merge("opt-out", count, Long::sum);
      case FORBIDDEN_ADDRESS -> refused.merge("address", count, Long::sum);
      case FORBIDDEN_BY_HASH -> refused.merge("hash list", count, Long::sum);
      case TOO_LARGE -> refused.merge("too large", count, Long::sum);
      case GONE -> refused.merge("gone", count, Long::sum);
      case FAILED -> refused.merge("failed", count, Long::sum);
      case DEFERRED -> refused.merge("put off", count, Long::sum);
      case READ, STORED, UNCHANGED, REDIRECTED -> {
        // Nothing is refused.
      }
    }
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How it stands, by {@link System#nanoTime}. */
  CrawlView view(long nowNanos) {
    samples.addLast(new Sample(nowNanos, tally.requests(), tally.wireBytes()));
    while (samples.size() > 2 && nowNanos - samples.getFirst().nanos() > WINDOW_SECONDS * 1e9) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double window = Math.max(1e-3, (nowNanos - first.nanos()) / 1e9);
    List<CrawlView.Host> hosts = new ArrayList<>();
    sites.entrySet().stream()
        .filter(entry -> !waiting.containsKey(entry.getKey()))
        .sorted(
            Comparator.comparing((Map.Entry<String, Site> entry) -> -entry.getValue().lastStep)
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_WAITING)
        .forEach(entry -> hosts.add(host(entry.getKey(), entry.getValue())));
    long open =
        sites.entrySet().stream()
            .filter(entry -> !waiting.containsKey(entry.getKey()))
            .filter(entry -> entry.getValue().settled < entry.getValue().ordered)
            .count();
    return new CrawlView(
        crawl,
        round,
        (nowNanos - startedNanos) / 1e9,
        before.requests() + tally.requests(),
        before.wireBytes() + tally.wireBytes(),
        (tally.requests() - first.requests()) / window,
        (tally.wireBytes() - first.bytes()) / window,
        Math.max(0, left - asksSettled),
        found.size(),
        hosts,
        (int) open,
        refused,
        waiting.values().stream()
            .sorted(
                Comparator.comparingLong((Waiting site) -> -site.addresses())
                    .thenComparing(Waiting::domain))
            .limit(MOST_WAITING)
            .toList());
  }

  private static CrawlView.Host host(String domain, Site site) {
    return new CrawlView.Host(domain, site.settled, site.ordered, site.bytes, site.last);
  }
}
