package org.worldmill.jobs.catalog;

import java.util.Optional;

/**
 * What a crawl knows of an origin. Rows are only ever added, the last one holds.
 *
 * @param crawl the crawl's name
 * @param round the round
 * @param origin scheme, host and port
 * @param domain registered domain of its host
 * @param atMillis when, in milliseconds of Unix time
 * @param state what its robots.txt came to
 * @param robots its robots.txt, a character a byte, while {@link State#RULES}
 * @param tdmrep its tdmrep.json, a character a byte, and empty if it has none; absent while nobody
 *     has asked for it
 * @param moved where its robots.txt has moved to, while that has not been asked for
 * @param validMillis until when this holds, in milliseconds of Unix time
 * @param notBeforeMillis before when its domain is not asked again
 * @param failures how often in a row it could not be asked
 * @param reason why it is left alone, for a person
 */
public record HostRow(
    String crawl,
    long round,
    String origin,
    String domain,
    long atMillis,
    State state,
    Optional<String> robots,
    Optional<String> tdmrep,
    Optional<Moved> moved,
    long validMillis,
    long notBeforeMillis,
    int failures,
    String reason) {

  /**
   * Where a redirect of a robots.txt leads.
   *
   * @param url the address
   * @param hops how many redirects have led there
   */
  public record Moved(String url, int hops) {}

  /** What a robots.txt came to. */
  public enum State {
    /** It has rules. */
    RULES,
    /** There is none (4xx): nothing is forbidden. */
    NONE,
    /** It could not be had: everything is forbidden until it can. */
    UNREACHABLE
  }
}
