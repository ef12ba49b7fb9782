package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.crawl.CrawlScope;

class JournalTest {

  @TempDir private Path folder;

  @Test
  void aLineIsReadAsItWasWrittenAndATornOneIsNotRead() throws IOException {
    FetchRow fetch =
        CrawlRows.asked(
            "https://example.org/a", 1, 7, Outcome.STORED, Optional.of(CrawlRows.held("\"x\"", 7)));
    JournalLine line =
        JournalLine.of(
            fetch,
            List.of(CrawlRows.found("https://example.org/b", Role.MEDIUM, "p", 1, CrawlRows.BY)));
    try (Journal journal = new Journal(folder, "r1-w1-p0-5.jsonl")) {
      journal.write(line);
    }
    Path file = folder.resolve("r1-w1-p0-5.jsonl");
    String text = Files.readString(file);
    assertThat(CrawlJson.read(text, JournalLine.class)).contains(line);
    assertThat(CrawlJson.read(text.substring(0, text.length() / 2), JournalLine.class)).isEmpty();
    Files.writeString(file, text.substring(0, text.length() / 2), StandardOpenOption.APPEND);
    assertThat(EarlierAttempts.read(folder, "r1-w1-p0-").asked()).containsExactly(fetch.urlId());
    assertThat(EarlierAttempts.read(folder, "r1-w1-p1-").asked()).isEmpty();
  }

  @Test
  void countsWhatCame() {
    FetchRow stored =
        CrawlRows.asked("https://example.org/a", 1, 7, Outcome.STORED, Optional.empty());
    Tally tally = Tally.of(stored).plus(Tally.of(stored)).plus(Tally.ofLine("torn"));
    assertThat(tally.requests()).isEqualTo(2);
    assertThat(tally.mediaBytes()).isEqualTo(20);
    assertThat(tally.outcomes()).containsEntry("STORED", 2L);
  }

  @Test
  void aScopeTravelsAsALine() {
    CrawlScope scope = CrawlRows.scope(List.of("*.example.org"), "https://example.org/");
    assertThat(CrawlJson.read(CrawlJson.line(scope), CrawlScope.class)).contains(scope);
  }
}
