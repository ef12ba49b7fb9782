package org.worldmill.jobs.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.web.Violation.Offence;

/**
 * Judges pauses by the servers' log: between the end of one request and the begin of the next to
 * the same registered domain, and to the same address.
 */
final class Pauses {

  /** The shortest pause of a host that is overloaded and does not say how long: 10 % below. */
  private static final double JITTERED = 0.9;

  private static final long DELAYS_OF_A_BACKOFF = 60;

  /** Crawlers count in milliseconds. */
  private static final long ROUNDING_NANOS = 2_000_000;

  private final Map<String, Site> sites;
  private final long delayNanos;

  /** In flight when something was killed: what was said there need not have been heard. */
  private final Set<Served> unheard;

  private final List<Violation> found = new ArrayList<>();

  Pauses(Map<String, Site> sites, long delayNanos, Set<Served> unheard) {
    this.sites = sites;
    this.delayNanos = delayNanos;
    this.unheard = unheard;
  }

  List<Violation> judge(List<Served> log) {
    grouped(log, served -> WebUrl.domain(served.request().host()))
        .forEach(
            (domain, served) -> {
              together("domain " + domain, served);
              leftAlone(domain, served);
            });
    grouped(log, Served::address)
        .forEach((address, served) -> together("address " + address, served));
    grouped(log, served -> served.request().host()).forEach(this::crawlDelay);
    return List.copyOf(found);
  }

  private static Map<String, List<Served>> grouped(List<Served> log, Function<Served, String> key) {
    Map<String, List<Served>> groups = new HashMap<>();
    log.stream()
        .sorted(Comparator.comparingLong(Served::startedNanos))
        .forEach(s -> groups.computeIfAbsent(key.apply(s), k -> new ArrayList<>()).add(s));
    return groups;
  }

  private void together(String group, List<Served> served) {
    Served last = served.get(0);
    for (Served next : served.subList(1, served.size())) {
      long pause = next.startedNanos() - last.endedNanos();
      if (pause < 0) {
        found.add(told(Offence.AT_ONCE, group, last, next, pause));
      } else if (pause < delayNanos) {
        found.add(told(Offence.PAUSE, group, last, next, pause));
      }
      last = next.endedNanos() > last.endedNanos() ? next : last;
    }
  }

  private void crawlDelay(String host, List<Served> served) {
    Site site = sites.get(host);
    long delay = site == null ? 0 : site.crawlDelayMillis() * 1_000_000;
    for (int i = 1; i < served.size(); i++) {
      Served last = served.get(i - 1);
      long pause = served.get(i).startedNanos() - last.endedNanos();
      if (pause < delay && !unheard.contains(last)) {
        found.add(told(Offence.CRAWL_DELAY, host, last, served.get(i), pause));
      }
    }
  }

  private void leftAlone(String domain, List<Served> served) {
    for (Served said : served) {
      long until = notBefore(said) - ROUNDING_NANOS;
      for (Served next : served) {
        boolean after = next.startedNanos() > said.startedNanos();
        if (after && next.startedNanos() < until && !unheard.contains(said)) {
          long pause = next.startedNanos() - said.endedNanos();
          found.add(told(Offence.RETRY_AFTER, "domain " + domain, said, next, pause));
        }
      }
    }
  }

  private long notBefore(Served said) {
    boolean rules = said.request().target().equals(Site.ROBOTS);
    boolean wants = said.status() == 429 || said.status() == 503 || (rules && said.status() >= 500);
    if (!wants) {
      return 0;
    }
    return said.notBeforeNanos() > 0
        ? said.notBeforeNanos()
        : said.endedNanos() + Math.round(JITTERED * DELAYS_OF_A_BACKOFF * delayNanos);
  }

  private static Violation told(
      Offence offence, String group, Served last, Served next, long pauseNanos) {
    return new Violation(
        offence,
        group
            + ": "
            + next.place()
            + " came "
            + pauseNanos / 1_000_000
            + " ms after "
            + last.place()
            + " (status "
            + last.status()
            + ")");
  }
}
