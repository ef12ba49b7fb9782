package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Licence;

class NewsTest {

  private static final String URL = "https://example.org/a";

  private static JournalLine line(FrontierRow... rows) {
    return new JournalLine(Optional.empty(), List.of(rows), Optional.empty());
  }

  private static FrontierRow page(String parent) {
    return CrawlRows.found(URL, Role.PAGE, parent, 1, Licence.UNKNOWN);
  }

  private static FrontierRow medium(String parent) {
    return CrawlRows.found(URL, Role.MEDIUM, parent, 1, Licence.UNKNOWN);
  }

  @Test
  void aLinkIsToldOnceAndAMediumWithEveryPlace() {
    News news = new News();
    assertThat(news.of(line(page("b"), medium("b"))).found()).hasSize(2);
    assertThat(news.of(line(page("c"), medium("c"))).found()).containsExactly(medium("c"));
    assertThat(news.of(line(page("a"))).found()).containsExactly(page("a"));
  }

  @Property(tries = 200)
  void whatIsKnownIsTheSame(@ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> on) {
    News news = new News();
    List<FrontierRow> all = on.stream().map(n -> page("p" + n)).toList();
    List<FrontierRow> told = all.stream().flatMap(r -> news.of(line(r)).found().stream()).toList();
    assertThat(Knowledge.of(told, List.of(), 1).orElseThrow().best())
        .isEqualTo(Knowledge.of(all, List.of(), 1).orElseThrow().best());
  }
}
