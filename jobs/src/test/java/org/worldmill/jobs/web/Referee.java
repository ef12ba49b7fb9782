package org.worldmill.jobs.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.jobs.web.Resource.Duty;
import org.worldmill.jobs.web.Violation.Offence;

/**
 * Judges a crawl by what the sites declare and by what their servers have written down. It reads
 * neither robots.txt nor pages, and knows nothing of the crawler.
 */
public final class Referee {

  private final Map<String, Site> sites;
  private final long delayNanos;
  private final String agent;

  /**
   * A referee.
   *
   * @param sites by host
   * @param delayNanos the least pause
   * @param agent the User-Agent that every request must have
   */
  public Referee(Map<String, Site> sites, long delayNanos, String agent) {
    this.sites = Map.copyOf(sites);
    this.delayNanos = delayNanos;
    this.agent = agent;
  }

  /**
   * Judges what was asked for, in one round.
   *
   * @param log the servers' log
   * @param canary who came to the canary
   * @param killsNanos when something was killed
   */
  public List<Violation> asked(List<Served> log, List<String> canary, List<Long> killsNanos) {
    Set<Served> inFlight = Lanes.inFlight(log, killsNanos);
    List<Violation> found = new ArrayList<>(new Pauses(sites, delayNanos, inFlight).judge(log));
    canary.forEach(place -> found.add(new Violation(Offence.CANARY, place)));
    log.forEach(served -> permitted(served).ifPresent(found::add));
    found.addAll(repeated(log, inFlight, killsNanos));
    return found;
  }

  private Optional<Resource> declared(Served served) {
    return Optional.ofNullable(sites.get(served.request().host()))
        .map(site -> site.resources().get(served.request().target()));
  }

  private Optional<Violation> permitted(Served served) {
    Optional<Resource> resource = declared(served);
    if (!served.request().header("User-Agent").equals(agent)) {
      return Optional.of(new Violation(Offence.NAMELESS, served.place()));
    }
    if (resource.isEmpty()) {
      return Optional.of(new Violation(Offence.UNDECLARED, served.place()));
    }
    return resource.get().duty() == Duty.NEVER
        ? Optional.of(new Violation(Offence.FORBIDDEN, served.place()))
        : Optional.empty();
  }

  /** Hosts that were asked for something before their rules, in the round that first asks them. */
  public List<Violation> rulesFirst(List<Served> log) {
    Map<String, Served> first = new TreeMap<>();
    log.stream()
        .sorted(Comparator.comparingLong(Served::startedNanos))
        .forEach(served -> first.putIfAbsent(served.request().host(), served));
    return first.values().stream()
        .filter(served -> !served.request().target().equals(Site.ROBOTS))
        .map(served -> new Violation(Offence.RULES_FIRST, served.place()))
        .toList();
  }

  private List<Violation> repeated(List<Served> log, Set<Served> inFlight, List<Long> killsNanos) {
    Map<String, Integer> spare = new HashMap<>();
    // With the rest of what had broken off its first part is lost too.
    inFlight.forEach(
        served -> spare.merge(served.place(), served.status() == 206 ? 2 : 1, Integer::sum));
    Map<String, List<Served>> asks = new TreeMap<>();
    log.forEach(s -> asks.computeIfAbsent(s.place(), place -> new ArrayList<>()).add(s));
    List<Violation> found = new ArrayList<>();
    asks.forEach(
        (place, served) -> {
          int most = declared(served.get(0)).map(Resource::mostAsks).orElse(0);
          int spared = spare.getOrDefault(place, 0);
          if (most > 0 && served.size() > most + spared) {
            String told =
                place
                    + ": "
                    + served.size()
                    + " times, not "
                    + most
                    + " + "
                    + spared
                    + times(served, killsNanos);
            found.add(new Violation(Offence.ASKED_AGAIN, told));
          }
        });
    return found;
  }

  /** Begin and end of each, and the kills, in seconds from the first. */
  private static String times(List<Served> served, List<Long> killsNanos) {
    long from = served.stream().mapToLong(Served::startedNanos).min().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Served one : served) {
      double started = (one.startedNanos() - from) / 1e9;
      double ended = (one.endedNanos() - from) / 1e9;
      text.append(String.format(Locale.ROOT, "; %d %.3f-%.3f s", one.status(), started, ended));
    }
    killsNanos.forEach(
        kill -> text.append(String.format(Locale.ROOT, "; kill %.3f s", (kill - from) / 1e9)));
    return text.toString();
  }

  /** What has to be had and has not been. */
  public List<Violation> lost(List<Served> log) {
    Set<String> had = new HashSet<>();
    log.stream()
        .filter(served -> served.whole() && (served.status() == 200 || served.status() == 206))
        .forEach(served -> had.add(served.place()));
    List<Violation> found = new ArrayList<>();
    sites.forEach(
        (host, site) ->
            site.resources()
                .forEach(
                    (path, resource) -> {
                      if (resource.duty() == Duty.MUST && !had.contains(host + path)) {
                        found.add(new Violation(Offence.LOST, host + path));
                      }
                    }));
    return found;
  }

  /**
   * Judges what is stored.
   *
   * @param hashes SHA-256 of each file of the store
   * @param due SHA-256 of all media that are to be stored
   */
  public static List<Violation> stored(List<String> hashes, Set<String> due) {
    List<Violation> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String hash : hashes) {
      if (!seen.add(hash)) {
        found.add(new Violation(Offence.STORED_TWICE, hash));
      }
      if (!due.contains(hash)) {
        found.add(new Violation(Offence.STORED_UNDULY, hash));
      }
    }
    due.stream()
        .filter(hash -> !seen.contains(hash))
        .forEach(hash -> found.add(new Violation(Offence.LOST, hash)));
    return found;
  }

  /**
   * Media whose bytes moved in a round in which nothing had changed. What has never come whole is
   * tried again in each round, and what is no medium is none.
   */
  public List<Violation> movedAgain(List<Served> log) {
    return log.stream()
        .filter(served -> served.status() == 200 || served.status() == 206)
        .filter(served -> served.bytes() > 0 && isMedium(served))
        .map(s -> new Violation(Offence.MOVED_AGAIN, s.place() + ": " + s.bytes() + " bytes"))
        .toList();
  }

  private boolean isMedium(Served served) {
    return declared(served).filter(Resource::isMedium).isPresent();
  }
}
