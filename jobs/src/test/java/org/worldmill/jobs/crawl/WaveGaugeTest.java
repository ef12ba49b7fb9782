package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.HostRow;

class WaveGaugeTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  private static Ask ask(String url) {
    return new Ask(
        CrawlRows.found(url, Role.MEDIUM, "page", 1, CrawlRows.BY),
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static WaveGauge gauge(List<Waiting> waiting, String... urls) {
    List<Ask> asks = List.of(urls).stream().map(WaveGaugeTest::ask).toList();
    Waves.Wave wave =
        new Waves.Wave(
            asks,
            List.of(),
            Set.of(),
            9,
            asks.size() + 5,
            Optional.empty(),
            waiting,
            Map.of("terms", 7L));
    return new WaveGauge("trial", 1, wave, Tally.NONE, 0);
  }

  private static JournalTail.Step step(String url, Outcome outcome) {
    FetchRow row = CrawlRows.asked(url, 1, 7, outcome, Optional.empty());
    return new JournalTail.Step(Optional.of(row), List.of(), Optional.empty());
  }

  private static HostRow host(String domain, long notBefore, String reason) {
    return new HostRow(
        "trial",
        1,
        "https://" + domain,
        domain,
        7,
        HostRow.State.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        notBefore,
        notBefore > 0 ? 1 : 0,
        reason);
  }

  @Test
  void addsUpWhatComes() {
    WaveGauge gauge = gauge(List.of(), "https://a.org/1", "https://a.org/2", "https://b.org/1");
    gauge.take(step("https://a.org/1", Outcome.STORED));
    gauge.take(step("https://b.org/1", Outcome.FORBIDDEN_BY_ROBOTS));
    CrawlView view = gauge.view(2 * SECOND);
    assertThat(view.asked()).isEqualTo(2);
    assertThat(view.bytes()).isEqualTo(20);
    assertThat(view.requestsPerSecond()).isEqualTo(1.0);
    assertThat(view.bytesPerSecond()).isEqualTo(10.0);
    assertThat(view.left()).isEqualTo(6);
    assertThat(view.open()).isEqualTo(1);
    assertThat(view.refused()).isEqualTo(Map.of("robots.txt", 1L, "terms", 7L));
    assertThat(view.hosts())
        .containsExactly(
            new CrawlView.Host("b.org", 1, 1, 10, "forbidden by robots 200"),
            new CrawlView.Host("a.org", 1, 2, 10, "stored 200"));
  }

  @Test
  void tellsWhatAWaveHasFoundFromWhatItWasToAskFor() {
    WaveGauge gauge = gauge(List.of(), "https://a.org/1");
    for (int i = 0; i < 2; i++) {
      gauge.take(
          new JournalTail.Step(
              Optional.empty(),
              List.of(new JournalTail.Found("x"), new JournalTail.Found("y")),
              Optional.empty()));
    }
    gauge.take(step("https://a.org/found", Outcome.STORED));
    CrawlView view = gauge.view(SECOND);
    assertThat(view.found()).isEqualTo(2);
    assertThat(view.left()).isEqualTo(6);
    gauge.take(step("https://a.org/1", Outcome.STORED));
    assertThat(gauge.view(SECOND).left()).isEqualTo(5);
  }

  @Test
  void ratesAreThoseOfTheLastSeconds() {
    WaveGauge gauge = gauge(List.of(), "https://a.org/1");
    gauge.view(SECOND);
    gauge.take(step("https://a.org/1", Outcome.STORED));
    assertThat(gauge.view(4 * SECOND).requestsPerSecond()).isEqualTo(0.25);
    gauge.view(5 * SECOND);
    gauge.view(8 * SECOND);
    // The request came before the window that ends here.
    assertThat(gauge.view(20 * SECOND).requestsPerSecond()).isZero();
  }

  @Test
  void aHostThatIsLeftAloneWaitsUntilItAnswers() {
    Waiting before = new Waiting("c.org", 3, "status 429", 900);
    WaveGauge gauge = gauge(List.of(before), "https://a.org/1", "https://a.org/2");
    gauge.take(step("https://a.org/1", Outcome.DEFERRED));
    gauge.take(
        new JournalTail.Step(
            Optional.empty(), List.of(), Optional.of(host("a.org", 800, "status 503"))));
    CrawlView view = gauge.view(SECOND);
    assertThat(view.waiting()).containsExactly(before, new Waiting("a.org", 1, "status 503", 800));
    assertThat(view.hosts()).isEmpty();
    assertThat(view.open()).isZero();
    assertThat(view.left()).isEqualTo(7);
    gauge.take(
        new JournalTail.Step(
            Optional.empty(), List.of(), Optional.of(host("a.org", 0, "answers again"))));
    assertThat(gauge.view(SECOND).waiting()).containsExactly(before);
  }

  @Test
  void aTailReadsEachLineOnceAndNoneThatIsNotAtItsEnd() throws IOException {
    JournalTail tail = new JournalTail(folder, "r1-w3-");
    List<JournalTail.Step> heard = new ArrayList<>();
    tail.follow(heard::add);
    FetchRow row = CrawlRows.asked("https://a.org/1", 1, 7, Outcome.STORED, Optional.empty());
    JournalLine line =
        JournalLine.of(
            row, List.of(CrawlRows.found("https://a.org/2", Role.PAGE, "p", 1, CrawlRows.BY)));
    try (Journal other = new Journal(folder, "r1-w2-p0.jsonl")) {
      other.write(line);
    }
    Path file = folder.resolve("r1-w3-p0.jsonl");
    String text = CrawlJson.line(line) + "\n";
    Files.writeString(file, text + text.substring(0, 40));
    tail.follow(heard::add);
    String found = CrawlRows.url("https://a.org/2").id();
    assertThat(heard)
        .containsExactly(
            new JournalTail.Step(
                Optional.of(row), List.of(new JournalTail.Found(found)), Optional.empty()));
    Files.writeString(file, text.substring(40), StandardOpenOption.APPEND);
    tail.follow(heard::add);
    tail.follow(heard::add);
    assertThat(heard).hasSize(2);
  }
}
