package org.worldmill.jobs.crawl;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A wave of a crawl at one moment.
 *
 * @param crawl the crawl's name
 * @param round the round
 * @param seconds how long the wave has run
 * @param asked requests of this call of the crawl, those of the waves before included
 * @param bytes bytes of bodies in them
 * @param requestsPerSecond requests of the last seconds
 * @param bytesPerSecond bytes of the last seconds
 * @param left addresses that were to be asked for when the wave began and still are
 * @param found addresses that the wave has come upon; some may be known, or never be asked for
 * @param hosts domains of this wave, the one that answered last first
 * @param open domains of this wave with addresses that are still to be asked for
 * @param refused what was not asked for or not kept in this call, by reason
 * @param waiting what is left alone, those with most addresses first
 */
public record CrawlView(
    String crawl,
    long round,
    double seconds,
    long asked,
    long bytes,
    double requestsPerSecond,
    double bytesPerSecond,
    long left,
    long found,
    List<Host> hosts,
    int open,
    SortedMap<String, Long> refused,
    List<Waiting> waiting) {

  public CrawlView {
    hosts = List.copyOf(hosts);
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    waiting = List.copyOf(waiting);
  }

  /**
   * A domain of the wave.
   *
   * @param domain the registered domain
   * @param settled its addresses that this wave is done with
   * @param ordered its addresses that this wave was to ask for, or more if it has asked for what it
   *     found
   * @param bytes bytes of bodies that came of it
   * @param last what came of the last one, for a person
   */
  public record Host(String domain, long settled, long ordered, long bytes, String last) {}
}
