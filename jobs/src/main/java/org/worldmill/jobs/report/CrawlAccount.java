package org.worldmill.jobs.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the report says of a crawl whose media are among the sources. Every text in it may be shown:
 * addresses carry no keys.
 *
 * @param crawl its name
 * @param agent as whom it asked
 * @param rounds its rounds, the first one first
 * @param hosts the domains that were asked most
 * @param moreHosts how many more there are
 * @param found media that were found, whether or not they may be used, by the licence they state
 * @param terms under which terms media were taken, by licence and place of the statement
 * @param refusals what was not taken, by reason, the most frequent first
 * @param moreRefusals how many reasons more there are
 * @param assets media of it that are assets of the mill
 * @param published items of the release that come of them
 */
public record CrawlAccount(
    String crawl,
    String agent,
    List<Round> rounds,
    List<Host> hosts,
    long moreHosts,
    SortedMap<String, Long> found,
    List<Terms> terms,
    List<Refusal> refusals,
    long moreRefusals,
    long assets,
    long published) {

  public CrawlAccount {
    rounds = List.copyOf(rounds);
    hosts = List.copyOf(hosts);
    found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
    terms = List.copyOf(terms);
    refusals = List.copyOf(refusals);
  }

  /**
   * A round.
   *
   * @param number from 1
   * @param began when its first request was made, ISO 8601 in UTC
   * @param until when its last was
   * @param requests requests that were made
   * @param bytes bytes of bodies that came
   * @param read pages, sitemaps and feeds that were read
   * @param stored media and tracks that were stored
   * @param unchanged what was as it had been
   * @param refused what robots.txt, an opt-out, the address guard or a hash list forbade
   * @param failed what was gone, too large or something else
   * @param ended whether nothing was left to ask for
   */
  public record Round(
      long number,
      String began,
      String until,
      long requests,
      long bytes,
      long read,
      long stored,
      long unchanged,
      long refused,
      long failed,
      boolean ended) {}

  /**
   * A domain.
   *
   * @param domain the registered domain
   * @param requests requests that were made
   * @param bytes bytes of bodies that came
   * @param taken media that are held and may be used
   * @param refused what was forbidden there, by what forbade it
   * @param leastPauseSeconds least time between the ends of two requests; 0 if there were not two
   * @param usualPauseSeconds the median of these times
   * @param robots what its robots.txt came to
   */
  public record Host(
      String domain,
      long requests,
      long bytes,
      long taken,
      SortedMap<String, Long> refused,
      double leastPauseSeconds,
      double usualPauseSeconds,
      String robots) {

    public Host {
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }
  }

  /**
   * Media that were taken under one licence by one kind of statement.
   *
   * @param licence SPDX id; empty where no terms are stated
   * @param where the place of the statement
   * @param example one statement in its words
   * @param media how many media
   * @param bytes their size
   * @param named how many of them name whom to credit
   * @param leastConfidence the least confidence among them
   */
  public record Terms(
      String licence,
      String where,
      String example,
      long media,
      long bytes,
      long named,
      double leastConfidence) {}

  /**
   * A reason for which something was not taken.
   *
   * @param kind what forbade it, in a word or two
   * @param reason the reason
   * @param addresses how many addresses
   * @param example one of them
   */
  public record Refusal(String kind, String reason, long addresses, String example) {}
}
