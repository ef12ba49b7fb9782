package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;

class CandidateTest {

  private static FrontierRow row(String url, Role role, int depth) {
    FrontierRow row = CrawlRows.found(url, role, "p", 1, CrawlRows.BY);
    return new FrontierRow(
        row.crawl(),
        row.round(),
        row.urlId(),
        row.url(),
        row.domain(),
        role,
        row.modality(),
        depth,
        0,
        row.parent(),
        row.words(),
        row.licence(),
        row.tracks(),
        row.stated(),
        row.signals(),
        row.optOut());
  }

  @Test
  void sortsDocumentsBeforeMediaAndTheShallowBeforeTheDeep() {
    String seed = Candidate.of(row("https://a.org/", Role.PAGE, 0));
    String deep = Candidate.of(row("https://a.org/d", Role.PAGE, 10));
    String deeper = Candidate.of(row("https://a.org/e", Role.PAGE, 9));
    String medium = Candidate.of(row("https://a.org/m.png", Role.MEDIUM, 0));
    String map = Candidate.of(row("https://a.org/map", Role.SITEMAP, 3));
    assertThat(List.of(medium, deep, seed, deeper, map).stream().sorted())
        .containsExactly(map, seed, deeper, deep, medium);
  }

  @Test
  void knowsItsDomainAndItsAddress() {
    FrontierRow row = row("https://www.a-b.co.uk/x", Role.PAGE, 2);
    assertThat(Candidate.domain(Candidate.of(row))).isEqualTo("a-b.co.uk");
    assertThat(Candidate.urlId(Candidate.of(row))).isEqualTo(row.urlId());
  }
}
