package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.HostRow;

class EarlierAttemptsTest {

  private static final String PREFIX = "r1-w1-p0-";

  @TempDir private Path folder;

  private static HostRow host(String domain, long at, long notBefore) {
    return new HostRow(
        "trial",
        1,
        "https://" + domain,
        domain,
        at,
        HostRow.State.NONE,
        Optional.empty(),
        Optional.of(""),
        Optional.empty(),
        1_000_000,
        notBefore,
        0,
        "told");
  }

  private static LaneOrder order(String... urls) {
    List<Ask> asks =
        Stream.of(urls)
            .map(url -> CrawlRows.found(url, Role.MEDIUM, "p", 1, CrawlRows.BY))
            .map(Ask::first)
            .toList();
    return new LaneOrder(
        "lane", List.of(), List.of(), List.of(host("a.org", 1, 0)), asks, List.of("a.org"), 9);
  }

  private void write(String name, JournalLine... lines) throws IOException {
    try (Journal journal = new Journal(folder, name)) {
      for (JournalLine line : lines) {
        journal.write(line);
      }
    }
  }

  @Test
  void whatNobodyBeganIsWhole() throws IOException {
    write("r1-w1-p1-1.jsonl", JournalLine.of(host("a.org", 5, 99)));
    LaneOrder order = order("https://a.org/1");
    assertThat(EarlierAttempts.read(folder, PREFIX).rest(order, 10)).isEqualTo(order);
  }

  @Test
  void whatWasAskedForIsLeftOutAndWhatWasLearntIsKnown() throws IOException {
    write(
        PREFIX + "1.jsonl",
        JournalLine.of(host("a.org", 5, 0)),
        JournalLine.of(
            CrawlRows.asked("https://a.org/1", 1, 6, Outcome.STORED, Optional.empty()), List.of()));
    write(
        PREFIX + "2.jsonl",
        JournalLine.of(
            CrawlRows.asked("https://a.org/2", 1, 7, Outcome.DEFERRED, Optional.empty()),
            List.of()));
    LaneOrder rest =
        EarlierAttempts.read(folder, PREFIX)
            .rest(order("https://a.org/1", "https://a.org/2", "https://a.org/3"), 10);
    assertThat(rest.asks())
        .extracting(ask -> ask.target().url())
        .containsExactly("https://a.org/3");
    assertThat(rest.hosts()).containsExactly(host("a.org", 5, 0));
    assertThat(rest.fresh()).isEmpty();
  }

  @Test
  void aHostThatAskedForAPauseHasIt() throws IOException {
    write(PREFIX + "1.jsonl", JournalLine.of(host("a.org", 5, 20)));
    EarlierAttempts earlier = EarlierAttempts.read(folder, PREFIX);
    LaneOrder order = order("https://a.org/1", "https://b.org/1");
    assertThat(earlier.rest(order, 10).asks())
        .extracting(ask -> ask.target().domain())
        .containsExactly("b.org");
    assertThat(earlier.rest(order, 21).asks()).hasSize(2);
  }
}
