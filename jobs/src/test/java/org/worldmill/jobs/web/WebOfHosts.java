package org.worldmill.jobs.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.worldmill.schemas.ContentHash;

/**
 * A web of some hundred hosts, made from a seed: one or two of each kind that forbids, moves, fails
 * or lies, and many that mean well, a part of them several on one machine. What each has is
 * declared, so that a {@link Referee} can judge the servers' log by it.
 */
public final class WebOfHosts implements AutoCloseable {

  /** The host with real pictures. */
  public static final String GALLERY = "gallery.test";

  private static final int MACHINES = 6;

  private final HostWeb web = new HostWeb();
  private final Map<String, Site> sites = new LinkedHashMap<>();

  /**
   * A web.
   *
   * @param hosts how many hosts it has at least
   */
  public WebOfHosts(long seed, int hosts) throws IOException {
    web.canaries();
    add(HonestSites.gallery(GALLERY));
    for (String n : List.of("1", "2")) {
      ForbiddingSites.all(n).forEach(this::add);
      new MovingSites(web).all(n).forEach(this::add);
      FailingSites.all(n).forEach(this::add);
      String stranger = "stranger" + n + ".test";
      add(HonestSites.announced(web, "announced" + n + ".test", stranger));
      add(HonestSites.stranger(stranger));
    }
    Random random = new Random(seed);
    for (int i = 0; sites.size() < hosts; i++) {
      honest(random, "h" + i);
    }
    for (Site site : sites.values()) {
      web.site(site.host(), site.server());
    }
  }

  private void honest(Random random, String name) {
    String machine = "rack" + random.nextInt(MACHINES);
    String host = name + ".test";
    switch (random.nextInt(12)) {
      case 0 -> add(HonestSites.parted(host));
      case 1 -> add(HonestSites.patient(host));
      case 2 -> add(HonestSites.dated(host));
      case 3 -> add(HonestSites.mapped(web, host));
      case 4 -> HonestSites.family(web, host, machine).forEach(this::add);
      case 5 -> add(HonestSites.various(host, Answers.bytes("everywhere")));
      case 6 -> add(HonestSites.allowing(host));
      case 7, 8 -> add(HonestSites.plain(machine + "--" + host));
      default -> add(HonestSites.plain(host));
    }
  }

  private void add(Site site) {
    if (sites.put(site.host(), site) != null) {
      throw new IllegalArgumentException(site.host() + " is there twice");
    }
  }

  /** The servers. */
  public HostWeb servers() {
    return web;
  }

  /** Its hosts, by name. */
  public Map<String, Site> sites() {
    return Map.copyOf(sites);
  }

  /** The seeds of a scope. */
  public String seeds() {
    return sites.values().stream()
        .flatMap(site -> site.seedLine(web).stream())
        .map(line -> "  - " + line + "\n")
        .collect(Collectors.joining());
  }

  /** How many requests a crawl that nothing disturbs makes at most. */
  public int mostAsks() {
    return sites.values().stream()
        .flatMap(site -> site.resources().values().stream())
        .mapToInt(Resource::mostAsks)
        .sum();
  }

  /** The media that have to be stored: SHA-256 by address. */
  public Map<String, String> media() {
    Map<String, String> media = new TreeMap<>();
    sites
        .values()
        .forEach(
            site ->
                site.resources()
                    .forEach(
                        (path, resource) ->
                            resource
                                .medium()
                                .ifPresent(
                                    bytes ->
                                        media.put(
                                            web.url(site.host(), path), ContentHash.of(bytes)))));
    return media;
  }

  /** Kinds of hosts, each with how many there are. */
  public String kinds() {
    Map<String, List<String>> kinds = new TreeMap<>();
    sites
        .values()
        .forEach(s -> kinds.computeIfAbsent(s.kind(), k -> new ArrayList<>()).add(s.host()));
    return new TreeSet<>(kinds.keySet())
        .stream().map(k -> k + " " + kinds.get(k).size()).collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    web.close();
  }
}
