package org.worldmill.jobs.crawl;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.worldmill.jobs.catalog.HostRow;

/**
 * A domain with addresses that a wave leaves alone.
 *
 * @param domain the registered domain
 * @param addresses addresses of it that are still to be asked for
 * @param reason why they wait
 * @param untilMillis until when, in milliseconds of Unix time; 0 for the rest of the round
 */
public record Waiting(String domain, long addresses, String reason, long untilMillis) {

  private static final int MOST = 200;

  /**
   * Those with most addresses.
   *
   * @param domains how many addresses of each domain are still to be asked for
   * @param paused domains that want to be left alone
   * @param taken domains that the wave asks
   */
  static List<Waiting> of(
      Map<String, Long> domains, Map<String, HostRow> paused, Set<String> taken) {
    return domains.entrySet().stream()
        .filter(entry -> !taken.contains(entry.getKey()))
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(entry -> of(entry.getKey(), entry.getValue(), paused.get(entry.getKey())))
        .toList();
  }

  private static Waiting of(String domain, long addresses, @Nullable HostRow host) {
    if (host == null) {
      return new Waiting(domain, addresses, "has had its share of this round", 0);
    }
    boolean givenUp = host.failures() >= Waves.MOST_FAILURES;
    return new Waiting(domain, addresses, host.reason(), givenUp ? 0 : host.notBeforeMillis());
  }
}
