package org.worldmill.jobs.crawl;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Where a scope lets a crawl go. Hosts that are listed bound pages and media alike; where none are,
 * pages are those of the hosts of the seeds, and media may stand anywhere, as they do.
 */
final class ScopeRules {

  private final List<String> hosts;
  private final Set<String> seedHosts = new HashSet<>();

  ScopeRules(CrawlScope scope) {
    hosts = scope.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    for (CrawlSeed seed : scope.seeds()) {
      if (seed.onTheWeb()) {
        host(seed.place()).ifPresent(seedHosts::add);
      }
    }
  }

  private static Optional<String> host(String place) {
    try {
      return Optional.of(WebUrl.of(place).host());
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  /** Whether a link to this page is followed. */
  boolean admitsPage(WebUrl url) {
    return hosts.isEmpty() ? seedHosts.contains(url.host()) : isListed(url.host());
  }

  /** Whether a medium may be taken from there. */
  boolean admitsMedium(WebUrl url) {
    return hosts.isEmpty() || isListed(url.host());
  }

  private boolean isListed(String host) {
    return hosts.stream()
        .anyMatch(
            rule ->
                rule.startsWith("*.")
                    ? host.equals(rule.substring(2)) || host.endsWith(rule.substring(1))
                    : host.equals(rule));
  }
}
