package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlSectionTest {

  @TempDir private Path folder;

  static CrawlAccount account() {
    return new CrawlAccount(
        "trains",
        "TrialBot/1.0 (+https://example.org/bot; bot@example.org)",
        List.of(
            new CrawlAccount.Round(
                1,
                "2026-11-30T22:00:00Z",
                "2026-12-01T01:12:09Z",
                18_204,
                91_000_000_000L,
                4100,
                11_050,
                0,
                431,
                97,
                true),
            new CrawlAccount.Round(
                2,
                "2026-12-01T02:00:00Z",
                "2026-12-01T02:31:40Z",
                9004,
                31_000_000L,
                410,
                12,
                10_911,
                60,
                9,
                false)),
        List.of(
            new CrawlAccount.Host(
                "museum.example",
                9102,
                61_000_000_000L,
                7034,
                new TreeMap<>(Map.of("robots.txt", 212L, "opt-out", 31L)),
                1.003,
                1.214,
                "read, tdmrep.json"),
            new CrawlAccount.Host(
                "cdn.example", 4410, 22_000_000_000L, 3980, new TreeMap<>(), 2.01, 2.2, "none"),
            new CrawlAccount.Host(
                "<b>rude</b>.example",
                1,
                0,
                0,
                new TreeMap<>(),
                0,
                0,
                "robots.txt cannot be had: status 503")),
        41,
        new TreeMap<>(Map.of("CC-BY-4.0", 9100L, "CC-BY-NC-4.0", 612L, "no terms", 22_040L)),
        List.of(
            new CrawlAccount.Terms(
                "CC-BY-4.0",
                "JSON-LD VideoObject.license",
                "JSON-LD VideoObject.license = https://creativecommons.org/licenses/by/4.0/",
                8021,
                70_000_000_000L,
                8021,
                0.95),
            new CrawlAccount.Terms(
                "CC0-1.0",
                "page rel=license",
                "page rel=license = <script>",
                3029,
                20_000_000L,
                12,
                0.7)),
        List.of(
            new CrawlAccount.Refusal(
                "opt-out",
                "X-Robots-Tag: noai (forbids everything)",
                31,
                "https://museum.example/a"),
            new CrawlAccount.Refusal(
                "robots.txt", "robots.txt disallows it", 212, "https://museum.example/private/1")),
        3,
        10_800,
        9120);
  }

  @Test
  void saysWhoWasAskedAndUnderWhichTermsMediaWereTaken() throws IOException {
    String page = write(ReportFixture.of(20).crawling(List.of(account())));
    assertThat(page)
        .contains("<section id=\"crawl\"><h2>From the web</h2>", "<a href=\"#crawl\">Crawl</a>")
        .contains("27,208", "from 44 domains", "TrialBot/1.0")
        .contains("1.21 s<small>never below 1 s</small>")
        .contains("no terms <b>22,040</b>")
        .contains("X-Robots-Tag: noai (forbids everything)")
        .contains("2026-11-30 22:00:00 to 2026-12-01 01:12:09")
        .contains("2026-12-01 02:00:00 to 02:31:40<small>not ended</small>")
        .contains("41 more domains were asked less often", "3 more reasons");
    assertThat(page)
        .contains("&lt;b&gt;rude&lt;/b&gt;.example", "page rel=license = &lt;script&gt;")
        .doesNotContain("<b>rude", "= <script>");
  }

  @Test
  void isNotThereWhereNothingWasCrawled() throws IOException {
    assertThat(write(ReportFixture.of(20))).doesNotContain("id=\"crawl\"", "#crawl");
  }

  private String write(ReportFixture fixture) throws IOException {
    return Files.readString(
        new ReportWriter(fixture::read, MotionPictures.NONE, ReportLimits.DEFAULT)
            .write(fixture.input(), folder));
  }
}
