package org.worldmill.jobs.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.ingest.net.WebUrl;

/**
 * Which requests a crawler makes one after the other, since their domains are the same or stand at
 * the same addresses, and which of them were in flight when something was killed: of each lane the
 * last before, if it was not long ago.
 */
final class Lanes {

  /**
   * A reply that came this long before is written down by now, however slow the machine: a process
   * that has just begun loads its classes when it reads its first.
   */
  private static final long LONG_AGO_NANOS = 60_000_000_000L;

  private final Map<String, String> parents = new HashMap<>();

  private Lanes(List<Served> log) {
    for (Served served : log) {
      String domain = root(WebUrl.domain(served.request().host()));
      parents.put(domain, root("at " + served.address()));
    }
  }

  private String root(String name) {
    String at = name;
    while (!parents.getOrDefault(at, at).equals(at)) {
      at = parents.getOrDefault(at, at);
    }
    return at;
  }

  /** The requests that were in flight at these times. */
  static Set<Served> inFlight(List<Served> log, List<Long> killsNanos) {
    Set<Served> inFlight = new HashSet<>();
    for (long kill : killsNanos) {
      List<Served> before =
          log.stream()
              .filter(served -> served.startedNanos() <= kill)
              .filter(served -> served.endedNanos() > kill - LONG_AGO_NANOS)
              .sorted(Comparator.comparingLong(Served::startedNanos))
              .toList();
      // Lanes of other waves are others: hosts of one domain may stand at addresses of another.
      Lanes lanes = new Lanes(before);
      Map<String, Served> last = new HashMap<>();
      before.forEach(
          served -> last.put(lanes.root(WebUrl.domain(served.request().host())), served));
      inFlight.addAll(last.values());
    }
    return inFlight;
  }
}
