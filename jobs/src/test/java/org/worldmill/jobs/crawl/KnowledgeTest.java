package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.crawl.LicenceProfile;

class KnowledgeTest {

  private static final String URL = "https://example.org/a.png";
  private static final LicenceGate OPEN = new LicenceGate(LicenceProfile.OPEN);
  private static final long DAY = 24L * 3600 * 1000;

  private static Knowledge known(List<FrontierRow> found, List<FetchRow> asked, long round) {
    return Knowledge.of(found, asked, round).orElseThrow();
  }

  private static FrontierRow on(String page, long round, Licence licence, Optional<String> optOut) {
    return CrawlRows.found(URL, Role.MEDIUM, page, round, licence, optOut);
  }

  @Test
  void nothingIsKnownOfWhatNobodyFound() {
    assertThat(Knowledge.of(List.of(), List.of(), 1)).isEmpty();
  }

  @Test
  void theBestEvidenceHoldsAndOneOptOutIsEnough() {
    FrontierRow bare = on("p1", 1, Licence.UNKNOWN, Optional.empty());
    FrontierRow stated = on("p2", 1, CrawlRows.BY, Optional.empty());
    FrontierRow closed = on("p3", 1, Licence.UNKNOWN, Optional.of("meta robots: noai"));
    assertThat(known(List.of(bare), List.of(), 1).refusal(1, OPEN, 0).orElseThrow())
        .contains("no terms are stated");
    assertThat(known(List.of(bare, stated), List.of(), 1).refusal(1, OPEN, 0)).isEmpty();
    assertThat(known(List.of(bare, stated, closed), List.of(), 1).refusal(1, OPEN, 0))
        .contains("meta robots: noai");
  }

  @Test
  void whatAPlaceSaidLastHolds() {
    FrontierRow before = on("p", 1, CrawlRows.BY, Optional.of("noai"));
    FrontierRow now = on("p", 2, CrawlRows.BY, Optional.empty());
    assertThat(known(List.of(now, before), List.of(), 2).refusal(2, OPEN, 0)).isEmpty();
  }

  @Test
  void anAddressIsAskedForOnceInARound() {
    List<FrontierRow> found = List.of(on("p", 1, CrawlRows.BY, Optional.empty()));
    FetchRow stored =
        CrawlRows.asked(URL, 1, 5, Outcome.STORED, Optional.of(CrawlRows.held("\"x\"", 5)));
    Knowledge known = known(found, List.of(stored), 1);
    assertThat(known.refusal(1, OPEN, 9)).contains("STORED in this round");
    assertThat(known.isUsable(OPEN)).isTrue();
    Knowledge next = known(found, List.of(stored), 2);
    assertThat(next.refusal(2, OPEN, 9)).isEmpty();
    assertThat(next.ask(9).held()).contains(CrawlRows.held("\"x\"", 5));
  }

  @Test
  void whatCannotBeComparedIsAskedForAfterThirtyDays() {
    List<FrontierRow> found = List.of(on("p", 1, CrawlRows.BY, Optional.empty()));
    FetchRow stored =
        CrawlRows.asked(URL, 1, 5, Outcome.STORED, Optional.of(CrawlRows.held("", 5)));
    Knowledge known = known(found, List.of(stored), 2);
    assertThat(known.refusal(2, OPEN, DAY).orElseThrow()).contains("cannot be compared");
    assertThat(known.refusal(2, OPEN, 31 * DAY)).isEmpty();
  }

  @Test
  void countsAttemptsOfThisRoundAlone() {
    List<FrontierRow> found = List.of(on("p", 1, CrawlRows.BY, Optional.empty()));
    List<FetchRow> asked =
        List.of(
            CrawlRows.asked(URL, 1, 1, Outcome.DEFERRED, Optional.empty()),
            CrawlRows.asked(URL, 2, 2, Outcome.DEFERRED, Optional.empty()),
            CrawlRows.asked(URL, 2, 3, Outcome.DEFERRED, Optional.empty()));
    assertThat(known(found, asked, 2).attempts()).isEqualTo(2);
    assertThat(known(found, asked, 2).refusal(2, OPEN, 0)).isEmpty();
  }

  @Test
  void whatIsGoneOrOptedOutSinceIsNoLongerUsable() {
    List<FrontierRow> found = List.of(on("p", 1, CrawlRows.BY, Optional.empty()));
    FetchRow stored =
        CrawlRows.asked(URL, 1, 5, Outcome.STORED, Optional.of(CrawlRows.held("\"x\"", 5)));
    for (Outcome since :
        List.of(Outcome.GONE, Outcome.FORBIDDEN_BY_OPT_OUT, Outcome.FORBIDDEN_BY_ROBOTS)) {
      FetchRow later = CrawlRows.asked(URL, 2, 9, since, Optional.empty());
      assertThat(known(found, List.of(later, stored), 2).isUsable(OPEN)).as(since.name()).isFalse();
    }
  }

  @Test
  void bytesThatWereRefusedAreComparedAndLookedAtAnewAfterThirtyDays() {
    List<FrontierRow> found = List.of(on("p", 1, CrawlRows.BY, Optional.empty()));
    FetchRow refused =
        CrawlRows.asked(
            URL, 1, 5, Outcome.FORBIDDEN_BY_OPT_OUT, Optional.of(CrawlRows.held("\"x\"", 5)));
    Knowledge next = known(found, List.of(refused), 2);
    assertThat(next.refusal(2, OPEN, DAY)).isEmpty();
    assertThat(next.ask(DAY).refused())
        .contains(new Ask.Refused(Outcome.FORBIDDEN_BY_OPT_OUT, "told"));
    assertThat(next.ask(31 * DAY)).isEqualTo(Ask.first(found.get(0)));
    assertThat(next.isUsable(OPEN)).isFalse();
    FetchRow blind =
        CrawlRows.asked(URL, 1, 5, Outcome.TOO_LARGE, Optional.of(CrawlRows.held("", 5)));
    assertThat(known(found, List.of(blind), 2).refusal(2, OPEN, DAY)).isPresent();
    assertThat(known(found, List.of(blind), 2).refusal(2, OPEN, 31 * DAY)).isEmpty();
  }
}
