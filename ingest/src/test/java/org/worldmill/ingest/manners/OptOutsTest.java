package org.worldmill.ingest.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.Modality;

class OptOutsTest {

  private final OptOuts optOuts = new OptOuts("trialbot");

  static Stream<String> cases() throws IOException {
    try (InputStream in = OptOutsTest.class.getResourceAsStream("signals.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> line.contains(" => ") && !line.startsWith("#")).toList().stream();
    }
  }

  @Test
  void theTablesAreLongEnough() throws IOException {
    assertThat(cases().count() + RobotsRulesTest.count()).isGreaterThanOrEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansWhatTheTableSays(String line) throws IOException {
    String[] parts = line.split(" => ");
    String said = parts[0].substring(parts[0].indexOf(' ') + 1);
    List<OptOutSignal> signals =
        switch (line.split(" ")[0]) {
          case "header" -> {
            String[] field = said.split(":", 2);
            yield optOuts.of(Headers.of(field[0], field[1].strip()));
          }
          case "meta" -> {
            String[] field = said.split(":", 2);
            yield optOuts.ofMeta(field[0], field[1].strip()).stream().toList();
          }
          default -> {
            String[] field = said.split(" @ ");
            TdmRep file = TdmRep.of(field[0].getBytes(StandardCharsets.UTF_8));
            yield file.signal(WebUrl.of("https://example.org" + field[1])).stream().toList();
          }
        };
    String found =
        signals.isEmpty() ? "silent" : signals.get(0).reach().name().toLowerCase(Locale.ROOT);
    assertThat(found).isEqualTo(parts[1].strip());
  }

  @Test
  void theMostRestrictiveOfManyWins() {
    List<OptOutSignal> signals =
        optOuts.of(
            Headers.of(
                "X-Robots-Tag", "googlebot: nofollow",
                "X-Robots-Tag", "noimageai",
                "Content-Signal", "ai-train=yes"));
    assertThat(OptOutSignal.forbidding(signals, Modality.IMAGE)).isPresent();
    assertThat(OptOutSignal.forbidding(signals, Modality.VIDEO)).isEmpty();
    assertThat(OptOutSignal.line(signals).orElseThrow())
        .isEqualTo(
            "header X-Robots-Tag: noimageai (forbids images); "
                + "header Content-Signal: ai-train=yes (permits)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"nofollow|true", "none|true", "noai|false", "googlebot: nofollow|false"})
  void knowsWhenLinksAreNotToBeFollowed(String words, boolean stops) {
    assertThat(optOuts.stopsFollowing(Headers.of("X-Robots-Tag", words))).isEqualTo(stops);
    assertThat(optOuts.stopsFollowing("robots", words)).isEqualTo(stops);
  }

  @Test
  void aLongSignalIsCut() {
    OptOutSignal signal =
        new OptOutSignal("header", "a\n".repeat(1000), OptOutSignal.Reach.NOTHING);
    assertThat(signal.raw()).hasSize(303).doesNotContain("\n");
  }
}
