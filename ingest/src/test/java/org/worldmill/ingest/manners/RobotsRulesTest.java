package org.worldmill.ingest.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.worldmill.ingest.manners.OptOutSignal.Reach;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;

class RobotsRulesTest {

  private static final Path WEB = Path.of("../../shared/corpus/web");

  /** A line of the table with the file that it speaks of. */
  record Case(String title, String file, String said, String path) {
    @Override
    public String toString() {
      return title + ": " + said + " " + path;
    }
  }

  static Stream<Case> cases() throws IOException {
    String text;
    try (InputStream in = RobotsRulesTest.class.getResourceAsStream("robots.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Case> cases = new ArrayList<>();
    String title = "";
    StringBuilder file = new StringBuilder();
    boolean inFile = false;
    for (String line : text.split("\n")) {
      if (line.startsWith("--- ")) {
        title = line.substring(4);
        file.setLength(0);
        inFile = true;
      } else if (line.equals("---")) {
        inFile = false;
      } else if (inFile) {
        file.append(line).append('\n');
      } else if (!line.startsWith("#") && !line.isBlank()) {
        String[] parts = line.split(" ", 2);
        cases.add(new Case(title, file.toString(), parts[0], parts[1]));
      }
    }
    return cases.stream();
  }

  static long count() throws IOException {
    return cases().count();
  }

  private static WebUrl url(String path) throws AddressException {
    return WebUrl.of("https://example.org" + path);
  }

  private static RobotsRules rules(byte[] file) throws AddressException {
    return RobotsRules.of(url("/robots.txt"), file, "trialbot");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansWhatTheTableSays(Case c) throws AddressException {
    RobotsRules rules = rules(c.file().getBytes(StandardCharsets.UTF_8));
    WebUrl url = url(c.path());
    switch (c.said()) {
      case "allow", "deny" -> assertThat(rules.allows(url)).isEqualTo(c.said().equals("allow"));
      case "use", "keep" ->
          assertThat(rules.usage(url).filter(s -> s.reach() == Reach.ALL).isPresent())
              .isEqualTo(c.said().equals("keep"));
      default -> throw new AssertionError("unknown label " + c.said());
    }
  }

  @Test
  void knowsPausesAndSitemaps() throws AddressException {
    RobotsRules rules =
        rules(
            "User-agent: *\nCrawl-delay: 7.5\nSitemap: https://example.org/s.xml\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(rules.crawlDelayNanos()).isEqualTo(7_500_000_000L);
    assertThat(rules.sitemaps()).containsExactly("https://example.org/s.xml");
    assertThat(
            rules(
                    "Sitemap: /own.xml\nUser-agent: other\nDisallow: /\nsitemap: http://b.org/x\n"
                        .getBytes(StandardCharsets.UTF_8))
                .sitemaps())
        .containsExactly("https://example.org/own.xml", "http://b.org/x");
    assertThat(RobotsRules.none().sitemaps()).isEmpty();
    assertThat(RobotsRules.none().crawlDelayNanos()).isZero();
    assertThat(RobotsRules.none().allows(url("/a"))).isTrue();
  }

  @Test
  void readsHalfAMegabyteAndNoMore() throws AddressException {
    StringBuilder file = new StringBuilder("User-agent: *\nDisallow: /early\n");
    while (file.length() < RobotsRules.MOST_BYTES) {
      file.append("# padding that says nothing at all\n");
    }
    file.append("Disallow: /late\n");
    RobotsRules rules = rules(file.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(rules.allows(url("/early"))).isFalse();
    assertThat(rules.allows(url("/late"))).isTrue();
  }

  @Test
  void readsTheRobotsFilesOfOthers() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(WEB), "the corpus is not there");
    RobotsRules example = corpus("crawler-commons__rfc9309-example-simple-robots.txt");
    assertThat(example.allows(url("/publications/a"))).isTrue();
    assertThat(example.allows(url("/example/a"))).isFalse();
    RobotsRules wide = corpus("crawler-commons__robots-with-utf16le-bom.txt");
    assertThat(wide.allows(url("/"))).isIn(true, false);
    RobotsRules twitter = corpus("crawler-commons__twitter.com-robots.txt");
    assertThat(twitter.allows(url("/a?b"))).isFalse();
    assertThat(twitter.allows(url("/a"))).isTrue();
    for (String name :
        List.of(
            "crawl-delay-group-merging",
            "directive-typos-robots",
            "format-errors-robots",
            "many-user-agents",
            "wildcards")) {
      assertThat(corpus("crawler-commons__" + name + ".txt").crawlDelayNanos()).isNotNegative();
    }
  }

  private static RobotsRules corpus(String name) throws IOException {
    return rules(Files.readAllBytes(WEB.resolve(name)));
  }
}
