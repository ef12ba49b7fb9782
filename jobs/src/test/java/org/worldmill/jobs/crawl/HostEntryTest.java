package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.jobs.catalog.HostRow.State;

class HostEntryTest {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Optional<String> RULES = Optional.of("Disallow: /no");

  private final HostEntry rows =
      new HostEntry("trial", 3, CrawlRows.url("https://www.example.org/a"));

  @Test
  void rulesThatWereReadHoldForADay() {
    HostRow row = rows.learnt(RULES, Optional.of(""));
    assertThat(row.origin()).isEqualTo("https://www.example.org");
    assertThat(row.domain()).isEqualTo("example.org");
    assertThat(row.round()).isEqualTo(3);
    assertThat(row.state()).isEqualTo(State.RULES);
    assertThat(row.validMillis() - row.atMillis()).isEqualTo(24 * 3600 * 1000);
    assertThat(row.notBeforeMillis()).isZero();
    assertThat(rows.learnt(Optional.empty(), Optional.empty()).state()).isEqualTo(State.NONE);
  }

  @Test
  void aPauseKeepsTheRulesAndHowLongTheyHold() {
    HostRow before = rows.learnt(RULES, Optional.of("[]"));
    HostRow row = rows.paused(RULES, Optional.of(before), PAUSE, 2, "status 503");
    assertThat(row.state()).isEqualTo(State.RULES);
    assertThat(row.robots()).isEqualTo(RULES);
    assertThat(row.tdmrep()).contains("[]");
    assertThat(row.validMillis()).isEqualTo(before.validMillis());
    assertThat(row.notBeforeMillis() - row.atMillis()).isEqualTo(PAUSE.toMillis());
    assertThat(row.failures()).isEqualTo(2);
    HostRow again = rows.recovered(row);
    assertThat(again.failures()).isZero();
    assertThat(again.notBeforeMillis()).isZero();
    assertThat(again.robots()).isEqualTo(RULES);
    assertThat(again.validMillis()).isEqualTo(before.validMillis());
  }

  @Test
  void whatCouldNotBeHadHoldsForNoTimeAndForbids() {
    HostRow row = rows.unreachable(PAUSE, 1, "silence");
    assertThat(row.state()).isEqualTo(State.UNREACHABLE);
    assertThat(row.validMillis()).isZero();
    assertThat(row.notBeforeMillis() - row.atMillis()).isEqualTo(PAUSE.toMillis());
  }

  @Test
  void aRobotsTxtThatHasMovedForbidsUntilItIsReadThere() {
    HostRow row = rows.moved(CrawlRows.url("https://other.org/robots.txt"), 2, 1);
    assertThat(row.state()).isEqualTo(State.UNREACHABLE);
    assertThat(row.moved()).contains(new HostRow.Moved("https://other.org/robots.txt", 2));
    assertThat(row.validMillis()).isGreaterThan(row.atMillis());
    assertThat(row.notBeforeMillis()).isZero();
    assertThat(row.failures()).isEqualTo(1);
  }
}
