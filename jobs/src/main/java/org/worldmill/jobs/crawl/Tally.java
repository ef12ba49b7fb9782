package org.worldmill.jobs.crawl;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;

/**
 * What requests came to.
 *
 * @param requests requests that were made of addresses of the frontier
 * @param wireBytes bytes of bodies that came
 * @param mediaBytes those of media among them
 * @param outcomes how often each came of one, by its name
 */
record Tally(long requests, long wireBytes, long mediaBytes, SortedMap<String, Long> outcomes)
    implements Serializable {

  static final Tally NONE = new Tally(0, 0, 0, new TreeMap<>());

  Tally {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
  }

  static Tally ofLine(String line) {
    Optional<FetchRow> fetch =
        CrawlJson.read(line, JournalLine.Told.class).flatMap(JournalLine.Told::fetch);
    return fetch.map(Tally::of).orElse(NONE);
  }

  static Tally of(FetchRow fetch) {
    return new Tally(
        fetch.status() > 0 || fetch.address().isPresent() ? 1 : 0,
        fetch.wireBytes(),
        fetch.role() == FrontierRow.Role.MEDIUM ? fetch.wireBytes() : 0,
        new TreeMap<>(Map.of(fetch.outcome().name(), 1L)));
  }

  Tally plus(Tally more) {
    SortedMap<String, Long> all = new TreeMap<>(outcomes);
    more.outcomes.forEach((name, count) -> all.merge(name, count, Long::sum));
    return new Tally(
        requests + more.requests, wireBytes + more.wireBytes, mediaBytes + more.mediaBytes, all);
  }

  long count(FetchRow.Outcome outcome) {
    return outcomes.getOrDefault(outcome.name(), 0L);
  }
}
