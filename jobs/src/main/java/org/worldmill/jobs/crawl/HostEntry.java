package org.worldmill.jobs.crawl;

import java.time.Duration;
import java.util.Optional;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.jobs.catalog.HostRow.State;

/** Makes the rows of what is known of one origin, as of now. What was read holds for a day. */
final class HostEntry {

  private static final Duration VALID = Duration.ofHours(24);

  private final String crawl;
  private final long round;
  private final WebUrl any;

  /**
   * Rows of an origin.
   *
   * @param any an address of it
   */
  HostEntry(String crawl, long round, WebUrl any) {
    this.crawl = crawl;
    this.round = round;
    this.any = any;
  }

  /**
   * Its rules have been read.
   *
   * @param robots its robots.txt, empty if it has none
   * @param tdmrep its tdmrep.json, absent while nobody has asked for it
   */
  HostRow learnt(Optional<String> robots, Optional<String> tdmrep) {
    State state = robots.isPresent() ? State.RULES : State.NONE;
    long now = System.currentTimeMillis();
    return new HostRow(
        crawl,
        round,
        any.origin(),
        any.domain(),
        now,
        state,
        robots,
        tdmrep,
        Optional.empty(),
        now + VALID.toMillis(),
        0,
        0,
        "robots.txt: " + (state == State.RULES ? "read" : "none"));
  }

  /** Its robots.txt stands elsewhere, and has not been asked for there. */
  HostRow moved(WebUrl to, int hops, int failures) {
    long now = System.currentTimeMillis();
    return new HostRow(
        crawl,
        round,
        any.origin(),
        any.domain(),
        now,
        State.UNREACHABLE,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new HostRow.Moved(to.text(), hops)),
        now + VALID.toMillis(),
        0,
        failures,
        "robots.txt has moved to " + to);
  }

  /** Its rules could not be had, which forbids everything. */
  HostRow unreachable(Duration pause, int failures, String reason) {
    long now = System.currentTimeMillis();
    return new HostRow(
        crawl,
        round,
        any.origin(),
        any.domain(),
        now,
        State.UNREACHABLE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        now + pause.toMillis(),
        failures,
        reason);
  }

  /**
   * It is left alone for a while; the rules that were read go on to hold.
   *
   * @param robots its robots.txt, empty if it has none
   * @param known what was known of it before
   */
  HostRow paused(
      Optional<String> robots,
      Optional<HostRow> known,
      Duration pause,
      int failures,
      String reason) {
    long now = System.currentTimeMillis();
    return new HostRow(
        crawl,
        round,
        any.origin(),
        any.domain(),
        now,
        robots.isPresent() ? State.RULES : State.NONE,
        robots,
        known.flatMap(HostRow::tdmrep),
        Optional.empty(),
        known.map(HostRow::validMillis).orElse(0L),
        now + pause.toMillis(),
        failures,
        reason);
  }

  /** It answers again: the failures before no longer count. */
  HostRow recovered(HostRow before) {
    return new HostRow(
        before.crawl(),
        round,
        before.origin(),
        before.domain(),
        System.currentTimeMillis(),
        before.state(),
        before.robots(),
        before.tdmrep(),
        before.moved(),
        before.validMillis(),
        0,
        0,
        "answers again");
  }
}
