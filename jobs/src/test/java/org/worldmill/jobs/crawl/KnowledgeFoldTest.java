package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;

class KnowledgeFoldTest {

  /** A row of either kind. */
  private record Line(Optional<FrontierRow> found, Optional<FetchRow> asked) {}

  private static final class Lines implements KnowledgeFold.Reader<Line> {

    @Override
    public String urlId(Line row) {
      return row.found().map(FrontierRow::urlId).orElseGet(() -> row.asked().orElseThrow().urlId());
    }

    @Override
    public Optional<FrontierRow> found(Line row) {
      return row.found();
    }

    @Override
    public FetchRow asked(Line row) {
      return row.asked().orElseThrow();
    }
  }

  private static Line on(String url, String page) {
    return new Line(
        Optional.of(CrawlRows.found(url, Role.MEDIUM, page, 1, CrawlRows.BY)), Optional.empty());
  }

  private static Line asked(String url, Outcome outcome) {
    return new Line(
        Optional.empty(), Optional.of(CrawlRows.asked(url, 1, 5, outcome, Optional.empty())));
  }

  private static KnowledgeFold<Line> fold(Line... lines) {
    return new KnowledgeFold<>(List.of(lines).iterator(), new Lines(), 1);
  }

  @Test
  void foldsTheRowsOfEachAddress() {
    List<Knowledge> known = new ArrayList<>();
    fold(
            on("https://a.org/1", "p1"),
            on("https://a.org/1", "p2"),
            asked("https://a.org/1", Outcome.STORED),
            on("https://a.org/2", "p3"),
            asked("https://a.org/3", Outcome.GONE),
            on("https://a.org/4", "p0"),
            asked("https://a.org/4", Outcome.DEFERRED))
        .forEachRemaining(known::add);
    assertThat(known).extracting(k -> k.best().parent()).containsExactly("p1", "p3", "p0");
    assertThat(known).extracting(Knowledge::attempts).containsExactly(0, 0, 1);
    assertThat(known.get(0).last().orElseThrow().outcome()).isEqualTo(Outcome.STORED);
    assertThat(known.get(2).last()).isEmpty();
  }

  @Test
  void endsWithItsRows() {
    assertThat(fold().hasNext()).isFalse();
    KnowledgeFold<Line> nobodyFound = fold(asked("https://a.org/3", Outcome.GONE));
    assertThat(nobodyFound.hasNext()).isFalse();
    assertThatThrownBy(nobodyFound::next).isInstanceOf(NoSuchElementException.class);
  }
}
