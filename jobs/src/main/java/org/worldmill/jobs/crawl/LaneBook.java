package org.worldmill.jobs.crawl;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.AddressGuard;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.HostRow;

/**
 * Puts the addresses of a wave into lanes and deals the lanes to tasks. Domains that stand at one
 * IP address share a lane, so that one machine is never asked twice at once, whatever names it has;
 * a lane is never divided, and asks no host whose address was not looked at here.
 */
final class LaneBook {

  private static final int LOOKUPS = 64;
  private static final long MOST_SECONDS = 60;

  private final AddressGuard guard;

  LaneBook(AddressGuard guard) {
    this.guard = guard;
  }

  /** The lanes of a wave, by name. */
  List<LaneOrder> lanes(Waves.Wave wave) {
    Map<String, List<Ask>> byDomain = new TreeMap<>();
    for (Ask ask : wave.asks()) {
      byDomain.computeIfAbsent(ask.target().domain(), unused -> new ArrayList<>()).add(ask);
    }
    Map<String, Set<String>> names = names(wave);
    Map<String, Set<String>> places = places(names);
    Map<String, String> lanes = group(byDomain.keySet(), places);
    Map<String, List<HostRow>> known = new HashMap<>();
    wave.hosts()
        .forEach(host -> known.computeIfAbsent(host.domain(), d -> new ArrayList<>()).add(host));
    Map<String, List<String>> members = new TreeMap<>();
    lanes.forEach(
        (domain, lane) -> members.computeIfAbsent(lane, unused -> new ArrayList<>()).add(domain));
    List<LaneOrder> orders = new ArrayList<>();
    members.forEach(
        (lane, domains) -> {
          domains.sort(Comparator.naturalOrder());
          List<Ask> all = new ArrayList<>();
          domains.forEach(domain -> all.addAll(byDomain.getOrDefault(domain, List.of())));
          Set<String> hosts = union(domains, names);
          Set<String> asked = new TreeSet<>(domains);
          hosts.forEach(host -> asked.add(WebUrl.domain(host)));
          orders.add(
              new LaneOrder(
                  lane,
                  List.copyOf(hosts),
                  List.copyOf(union(domains, places)),
                  asked.stream().flatMap(d -> known.getOrDefault(d, List.of()).stream()).toList(),
                  all,
                  domains.stream().filter(wave.fresh()::contains).toList(),
                  wave.most()));
        });
    return orders;
  }

  private static Set<String> union(List<String> domains, Map<String, Set<String>> parts) {
    Set<String> all = new TreeSet<>();
    domains.forEach(domain -> all.addAll(parts.getOrDefault(domain, Set.of())));
    return all;
  }

  /**
   * The hosts that each domain's addresses need: their own, and where their robots.txt moved to.
   */
  private static Map<String, Set<String>> names(Waves.Wave wave) {
    long now = System.currentTimeMillis();
    Map<String, HostRow> known = new HashMap<>();
    wave.hosts().forEach(host -> known.put(host.origin(), host));
    Map<String, Set<String>> names = new TreeMap<>();
    for (Ask ask : wave.asks()) {
      Set<String> hosts = names.computeIfAbsent(ask.target().domain(), unused -> new TreeSet<>());
      try {
        WebUrl url = WebUrl.of(ask.target().url());
        hosts.add(url.host());
        Optional<HostRow> origin = Optional.ofNullable(known.get(url.origin()));
        hosts.add(Origin.robotsUrl(url, origin, now).host());
      } catch (AddressException e) {
        // It is refused when its turn comes.
      }
    }
    return names;
  }

  /** Each domain's lane: the first of the domains that share an address with it. */
  static Map<String, String> group(Set<String> domains, Map<String, Set<String>> addresses) {
    Map<String, String> lane = new TreeMap<>();
    domains.forEach(domain -> lane.put(domain, domain));
    Map<String, String> owner = new HashMap<>();
    for (String domain : domains) {
      for (String address : addresses.getOrDefault(domain, Set.of())) {
        String other = owner.putIfAbsent(address, domain);
        if (other != null) {
          String a = root(lane, domain);
          String b = root(lane, other);
          lane.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
        }
      }
    }
    lane.replaceAll((domain, unused) -> root(lane, domain));
    return lane;
  }

  private static String root(Map<String, String> lane, String domain) {
    String at = domain;
    while (!lane.getOrDefault(at, at).equals(at)) {
      at = lane.getOrDefault(at, at);
    }
    return at;
  }

  /**
   * Where the hosts of each domain stand: their addresses, and their registered domains, since one
   * that is asked for another's robots.txt keeps its pauses too.
   */
  private Map<String, Set<String>> places(Map<String, Set<String>> names) {
    Map<String, Set<String>> found = new ConcurrentHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(LOOKUPS, names.size() + 1));
    names.forEach(
        (domain, hosts) ->
            hosts.forEach(
                host ->
                    pool.execute(
                        () ->
                            found
                                .computeIfAbsent(domain, unused -> ConcurrentHashMap.newKeySet())
                                .addAll(places(guard, host)))));
    pool.shutdown();
    try {
      if (!pool.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
    return found;
  }

  /** The registered domain of a host and its addresses; the domain alone where it has none. */
  static Set<String> places(AddressGuard guard, String host) {
    Set<String> places = new TreeSet<>();
    places.add("domain " + WebUrl.domain(host));
    try {
      for (InetAddress address : guard.admit(host)) {
        places.add(address.getHostAddress());
      }
    } catch (UnknownHostException e) {
      // The lane finds that out by itself, and writes it down.
    }
    return places;
  }

  /** Hands for tasks: the longest lane first, each to the task that has least so far. */
  static List<List<LaneOrder>> deal(List<LaneOrder> lanes, int tasks) {
    List<List<LaneOrder>> hands = new ArrayList<>();
    PriorityQueue<int[]> leastFirst =
        new PriorityQueue<>(
            Comparator.comparingInt((int[] hand) -> hand[1]).thenComparingInt(hand -> hand[0]));
    for (int i = 0; i < Math.min(tasks, lanes.size()); i++) {
      hands.add(new ArrayList<>());
      leastFirst.add(new int[] {i, 0});
    }
    lanes.stream()
        .sorted(
            Comparator.comparingInt((LaneOrder lane) -> lane.asks().size())
                .reversed()
                .thenComparing(LaneOrder::lane))
        .forEach(
            lane -> {
              int[] hand = leastFirst.remove();
              hands.get(hand[0]).add(lane);
              hand[1] += lane.asks().size();
              leastFirst.add(hand);
            });
    return hands;
  }
}
