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
   * What an origin's files came to.
   *
   * @param state what its robots.txt came to
   * @param robots its robots.txt, while it has one
   * @param tdmrep its tdmrep.json, absent while nobody has asked for it
   * @param moved where its robots.txt is to be asked for
   */
  private record Rules(
      State state,
      Optional<String> robots,
      Optional<String> tdmrep,
      Optional<HostRow.Moved> moved) {

    static final Rules NOT_HAD =
        new Rules(State.UNREACHABLE, Optional.empty(), Optional.empty(), Optional.empty());

    static Rules read(Optional<String> robots, Optional<String> tdmrep) {
      State state = robots.isPresent() ? State.RULES : State.NONE;
      return new Rules(state, robots, tdmrep, Optional.empty());
    }

    Rules at(WebUrl to, int hops) {
      return new Rules(state, robots, tdmrep, Optional.of(new HostRow.Moved(to.text(), hops)));
    }
  }

  private HostRow row(
      long now, Rules rules, long validMillis, long notBeforeMillis, int failures, String reason) {
    return new HostRow(
        crawl,
        round,
        any.origin(),
        any.domain(),
        now,
        rules.state(),
        rules.robots(),
        rules.tdmrep(),
        rules.moved(),
        validMillis,
        notBeforeMillis,
        failures,
        reason);
  }

  /**
   * Its rules have been read.
   *
   * @param robots its robots.txt, empty if it has none
   * @param tdmrep its tdmrep.json, absent while nobody has asked for it
   */
  HostRow learnt(Optional<String> robots, Optional<String> tdmrep) {
    long now = System.currentTimeMillis();
    String reason = "robots.txt: " + (robots.isPresent() ? "read" : "none");
    return row(now, Rules.read(robots, tdmrep), now + VALID.toMillis(), 0, 0, reason);
  }

  /** Its robots.txt stands elsewhere, and has not been asked for there. */
  HostRow moved(WebUrl to, int hops, int failures) {
    long now = System.currentTimeMillis();
    String reason = "robots.txt has moved to " + to;
    return row(now, Rules.NOT_HAD.at(to, hops), now + VALID.toMillis(), 0, failures, reason);
  }

  /** Its rules could not be had, which forbids everything. */
  HostRow unreachable(Duration pause, int failures, String reason) {
    long now = System.currentTimeMillis();
    return row(now, Rules.NOT_HAD, 0, now + pause.toMillis(), failures, reason);
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
    return row(
        now,
        Rules.read(robots, known.flatMap(HostRow::tdmrep)),
        known.map(HostRow::validMillis).orElse(0L),
        now + pause.toMillis(),
        failures,
        reason);
  }

  /** It answers again: the failures before no longer count. */
  HostRow recovered(HostRow before) {
    Rules rules = new Rules(before.state(), before.robots(), before.tdmrep(), before.moved());
    return row(System.currentTimeMillis(), rules, before.validMillis(), 0, 0, "answers again");
  }
}
