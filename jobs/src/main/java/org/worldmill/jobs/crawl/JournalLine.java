package org.worldmill.jobs.crawl;

import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.HostRow;

/**
 * What came of one step of a crawl: all of it is taken into the tables, or nothing.
 *
 * @param fetch a request, or the decision not to make it
 * @param found what it led to
 * @param host what was learnt of a host
 */
record JournalLine(Optional<FetchRow> fetch, List<FrontierRow> found, Optional<HostRow> host) {

  JournalLine {
    found = List.copyOf(found);
  }

  static JournalLine of(FetchRow fetch, List<FrontierRow> found) {
    return new JournalLine(Optional.of(fetch), found, Optional.empty());
  }

  static JournalLine of(HostRow host) {
    return new JournalLine(Optional.empty(), List.of(), Optional.of(host));
  }

  JournalLine with(HostRow learnt) {
    return new JournalLine(fetch, found, Optional.of(learnt));
  }

  /**
   * A line without what it led to, which is the larger part of it and is passed over unparsed.
   *
   * @param fetch a request, or the decision not to make it
   * @param host what was learnt of a host
   */
  record Told(Optional<FetchRow> fetch, Optional<HostRow> host) {}

  /**
   * What a line led to, without the rest.
   *
   * @param found the same as in the line
   */
  record Led(List<FrontierRow> found) {

    Led {
      found = List.copyOf(found);
    }
  }
}
