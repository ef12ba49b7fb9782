package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.worldmill.jobs.catalog.HostRow;

/**
 * What earlier attempts of a task have done, by their journals: what they asked for is not asked
 * for again in this wave, what they learnt of a host need not be learnt again, and a host that has
 * asked them for a pause has it.
 */
final class EarlierAttempts {

  private final Set<String> asked = new HashSet<>();
  private final Map<String, HostRow> hosts = new HashMap<>();

  /** Those whose journals have this prefix; torn lines are not read. */
  static EarlierAttempts read(Path folder, String prefix) throws IOException {
    EarlierAttempts earlier = new EarlierAttempts();
    for (Path file : Scraps.files(folder, ".jsonl")) {
      if (file.getFileName().toString().startsWith(prefix)) {
        try (Stream<String> lines = Files.lines(file)) {
          lines
              .flatMap(line -> CrawlJson.read(line, JournalLine.class).stream())
              .forEach(earlier::take);
        }
      }
    }
    return earlier;
  }

  private void take(JournalLine line) {
    line.fetch().ifPresent(fetch -> asked.add(fetch.urlId()));
    line.host()
        .ifPresent(
            host ->
                hosts.merge(host.origin(), host, (a, b) -> a.atMillis() > b.atMillis() ? a : b));
  }

  /** Addresses that were asked for, or refused. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** What is left of an order. */
  LaneOrder rest(LaneOrder order, long nowMillis) {
    if (asked.isEmpty() && hosts.isEmpty()) {
      return order;
    }
    Map<String, HostRow> known = new HashMap<>();
    order.hosts().forEach(host -> known.put(host.origin(), host));
    known.putAll(hosts);
    Set<String> paused = new HashSet<>();
    hosts.values().stream()
        .filter(host -> host.notBeforeMillis() > nowMillis)
        .forEach(host -> paused.add(host.domain()));
    List<Ask> asks =
        order.asks().stream()
            .filter(ask -> !asked.contains(ask.target().urlId()))
            .filter(ask -> !paused.contains(ask.target().domain()))
            .toList();
    // What was found of new domains stands in the journals: it is asked for in the next wave.
    return new LaneOrder(
        order.lane(),
        order.names(),
        order.places(),
        new ArrayList<>(known.values()),
        asks,
        List.of(),
        order.most());
  }
}
