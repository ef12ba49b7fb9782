package org.worldmill.schemas.crawl;

/**
 * What one call of a crawl may take. A budget that is used up ends the call; what is left is taken
 * up by the next one. The budgets of a host hold for a round.
 *
 * @param bytes bytes of bodies altogether
 * @param hostBytes bytes of bodies from one host
 * @param requests requests altogether
 * @param hostRequests requests to one host
 * @param timeNanos elapsed time
 */
public record CrawlBudget(
    long bytes, long hostBytes, long requests, long hostRequests, long timeNanos) {

  /** 100 GiB, 10 GiB a host, a million requests, 10,000 a host, 12 hours. */
  public static final CrawlBudget DEFAULT =
      new CrawlBudget(100L << 30, 10L << 30, 1_000_000, 10_000, 12 * 3_600_000_000_000L);

  public CrawlBudget {
    if (bytes < 1 || hostBytes < 1 || requests < 1 || hostRequests < 1 || timeNanos < 1) {
      throw new IllegalArgumentException("a budget must be positive");
    }
  }
}
