package org.worldmill.jobs.crawl;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a call of a crawl came to.
 *
 * @param crawl its name
 * @param round the round
 * @param ended whether the round has ended: nothing is left that may be asked within its time
 * @param requests requests of this call
 * @param wireBytes bytes of bodies that came
 * @param mediaBytes those of media among them
 * @param outcomes how often each came of one
 * @param left addresses that are left, for their hosts are to be left alone or a budget is used up
 * @param media media that the crawl holds and may use
 * @param stopped why it stopped
 */
public record CrawlOutcome(
    String crawl,
    long round,
    boolean ended,
    long requests,
    long wireBytes,
    long mediaBytes,
    SortedMap<String, Long> outcomes,
    long left,
    long media,
    String stopped) {

  public CrawlOutcome {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
  }

  /** For programs. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new java.util.LinkedHashMap<>();
    map.put("crawl", crawl);
    map.put("round", round);
    map.put("ended", ended);
    map.put("requests", requests);
    map.put("wire_bytes", wireBytes);
    map.put("media_bytes", mediaBytes);
    map.put("outcomes", outcomes);
    map.put("left", left);
    map.put("media", media);
    map.put("stopped", stopped);
    return map;
  }
}
