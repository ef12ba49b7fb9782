package org.worldmill.label.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  @ParameterizedTest
  @CsvSource({
    "4.2, A 4.2-second clip",
    "4.0, A 4-second clip",
    "8.04, An 8-second clip",
    "8.3, An 8.3-second clip",
    "11.2, An 11-second clip",
    "18, An 18-second clip",
    "80, An 80-second clip",
    "110, A 110-second clip",
    "180, A 3-minute clip",
    "0.01, A 0.1-second clip",
  })
  void givesTheRightArticle(double seconds, String clip) {
    assertThat(Phrases.clip(seconds)).isEqualTo(clip);
  }

  @Test
  void joinsWordsAsEnglishDoes() {
    assertThat(Phrases.joined(List.of("a"))).isEqualTo("a");
    assertThat(Phrases.joined(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Phrases.joined(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @Test
  void roundsWithoutIdleZeros() {
    assertThat(Phrases.rounded(29.97, 2)).isEqualTo("29.97");
    assertThat(Phrases.rounded(30, 2)).isEqualTo("30");
    assertThat(Phrases.rounded(100, 0)).isEqualTo("100");
  }

  @Test
  void endsASentenceOnce() {
    assertThat(Phrases.sentence("émile runs")).isEqualTo("Émile runs.");
    assertThat(Phrases.sentence("Why?")).isEqualTo("Why?");
  }
}
