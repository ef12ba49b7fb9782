package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.crawl.CrawlView;
import org.worldmill.jobs.crawl.Waiting;

class CrawlScreenTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private static CrawlView view(int hosts, Waiting... waiting) {
    List<CrawlView.Host> list = new ArrayList<>();
    for (int i = 0; i < hosts; i++) {
      list.add(new CrawlView.Host("h" + i + ".test", i, 60, 2_500_000, "stored 200"));
    }
    return new CrawlView(
        "trains",
        2,
        75.2,
        1204,
        112_400_000,
        38.24,
        3_100_000,
        8912,
        310,
        list,
        hosts,
        new TreeMap<>(java.util.Map.of("robots.txt", 12L, "terms", 3110L)),
        List.of(waiting));
  }

  @Test
  void saysWhoIsAskedHowFastWhatIsNotTakenAndWhatWaits() {
    List<String> lines =
        new CrawlLines(200).of(view(8, new Waiting("slow.test", 31, "status 429", 52_000)), 0);
    assertThat(lines.get(0))
        .isEqualTo(
            "crawl trains round 2  1:15  1,204 asked  38.2/s  112.4 MB  3.10 MB/s  8,912 left,"
                + " 310 more found");
    assertThat(lines.get(2)).contains("h1.test").contains("1/60").contains("2.50 MB  stored 200");
    assertThat(lines).contains("             and 2 more; 8 have more to give");
    assertThat(lines).contains("  not taken  robots.txt 12 · terms 3,110");
    assertThat(lines.get(lines.size() - 1))
        .contains("slow.test")
        .endsWith("31 addresses, 0:52: status 429");
    assertThat(lines).hasSize(10);
  }

  @Test
  void noLineIsWiderThanTheTerminalAndNoneTellsItWhatToDo() {
    Waiting rude = new Waiting("rude.test", 1, "\u001b[2J\u0007 said \u009b31m the server", 0);
    List<String> lines = new CrawlLines(60).of(view(3, rude), 0);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    assertThat(String.join("", lines)).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void redrawsInPlaceAndKeepsWhatIsNotedAbove() {
    CrawlScreen screen =
        new CrawlScreen(new PrintStream(bytes, true, StandardCharsets.UTF_8), 100, () -> 0L);
    screen.begin("crawl: wave of 20 addresses", 0);
    screen.see(view(1));
    String first = text();
    assertThat(first).startsWith("crawl: wave of 20 addresses …\r\u001b[Jcrawl trains");
    screen.see(view(1));
    // Three lines were drawn: two up, then to the end of the screen.
    assertThat(text().substring(first.length())).startsWith("\u001b[2A\r\u001b[Jcrawl trains");
    int before = text().length();
    screen.note("crawl: 20 asked");
    assertThat(text().substring(before))
        .startsWith("\u001b[2A\r\u001b[Jcrawl: 20 asked\ncrawl trains");
    screen.rest();
    assertThat(text()).endsWith("choosing what to ask for next …");
    screen.clear();
    assertThat(text()).endsWith("\u001b[1A\r\u001b[J");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
