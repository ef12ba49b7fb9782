package org.worldmill.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.manners.OptOuts;

/** Published WARC, ARC and WAT samples of the corpus. */
class CapturesTest {

  private static final Path WEB = Path.of("../../shared/corpus/web");

  @BeforeEach
  void needsTheCorpus() {
    Assumptions.assumeTrue(Files.isDirectory(WEB), "the corpus is not there");
  }

  private static List<Capture> captures(String name) throws IOException {
    List<Capture> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(WEB.resolve(name));
        WarcCaptures captures = new WarcCaptures(in)) {
      for (var next = captures.next(); next.isPresent(); next = captures.next()) {
        next.get().body().readAllBytes();
        all.add(next.get());
      }
    }
    return all;
  }

  @Test
  void readsWarcPlainAndCompressed() throws IOException {
    for (String name : List.of("warcio__example.warc", "warcio__example.warc.gz")) {
      Capture capture = captures(name).get(0);
      assertThat(capture.url().text()).isEqualTo("http://example.com/");
      assertThat(capture.status()).isEqualTo(200);
      assertThat(capture.headers().mediaType()).contains("text/html");
      assertThat(capture.at()).isEqualTo("2017-03-06T04:02:06Z");
    }
  }

  @Test
  void readsTheOthersToTheirEnd() throws IOException {
    try (var files = Files.list(WEB)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.w?arc(\\.gz)?")).toList()) {
        try (WarcCaptures captures = new WarcCaptures(Files.newInputStream(file))) {
          int most = 3000;
          while (captures.next().isPresent()) {
            assertThat(most--).as(file.toString()).isPositive();
          }
        } catch (IOException e) {
          assertThat(e)
              .as(file.toString())
              .hasMessageMatching("(?s).*(WARC|ARC|GZIP|gzip|header).*");
        }
      }
    }
  }

  @Test
  void aPageOfACaptureLeadsOn() throws IOException {
    try (InputStream in = Files.newInputStream(WEB.resolve("whirlwind-python__whirlwind.warc.gz"));
        WarcCaptures captures = new WarcCaptures(in)) {
      Optional<Capture> page = captures.next();
      assertThat(page).isPresent();
      Discovery found =
          new PageReader(new OptOuts("b"))
              .read(page.get().body(), page.get().headers(), page.get().url());
      assertThat(found.pages()).isNotEmpty();
    }
  }

  @Test
  void readsAWat() throws IOException {
    try (InputStream in =
            Files.newInputStream(WEB.resolve("whirlwind-python__whirlwind.warc.wat.gz"));
        WatReader reader = new WatReader(in, new OptOuts("b"))) {
      // The sample has the record of a request alone, which leads nowhere.
      assertThat(reader.next()).isEmpty();
    }
  }
}
