package org.worldmill.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebUrlTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.ORG:80/a/../b#c, http://example.org/b",
    "https://example.org:443, https://example.org/",
    "https://example.org./x?q=1, https://example.org/x?q=1",
    "https://bücher.org/ä, https://xn--bcher-kva.org/%C3%A4",
    "https://example.org:8443/, https://example.org:8443/"
  })
  void spellsAnAddressInOneWay(String spelled, String canonical) throws AddressException {
    assertThat(WebUrl.of(spelled).text()).isEqualTo(canonical);
  }

  @Test
  void resolvesWhatAPageSpells() throws AddressException {
    WebUrl page = WebUrl.of("https://example.org/a/b?x=1");
    assertThat(page.resolve("c.png").text()).isEqualTo("https://example.org/a/c.png");
    assertThat(page.resolve("//cdn.example.org/d e.png").text())
        .isEqualTo("https://cdn.example.org/d%20e.png");
    assertThat(page.resolve("?y=2").text()).isEqualTo("https://example.org/a/b?y=2");
    assertThatThrownBy(() -> page.resolve("javascript:void(0)"))
        .isInstanceOf(AddressException.class);
  }

  @Test
  void knowsTheRegisteredDomain() throws AddressException {
    assertThat(WebUrl.of("https://www.museum.co.uk/").domain()).isEqualTo("museum.co.uk");
    assertThat(WebUrl.of("https://img.h1.test/").domain()).isEqualTo("h1.test");
    assertThat(WebUrl.of("https://8.8.8.8/").domain()).isEqualTo("8.8.8.8");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> WebUrl.of("https://example.org/" + "a".repeat(3000)))
        .hasMessageContaining("longer than 2048");
  }
}
