package org.worldmill.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainUrlTest {

  private static Optional<WebUrl> parsed(String text) {
    try {
      return Optional.of(WebUrl.parsed(text));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  @Property(tries = 5000)
  void saysWhatTheGeneralParsersSayOrNothing(@ForAll("addresses") String text) {
    PlainUrl.of(text).ifPresent(plain -> assertThat(parsed(text)).contains(plain));
  }

  @Property(tries = 3000)
  void resolvesAsTheGeneralParsersDo(@ForAll("addresses") String base, @ForAll("paths") String to) {
    Optional<WebUrl> from = parsed(base);
    if (from.isPresent()) {
      Optional<WebUrl> expected;
      Optional<WebUrl> found;
      try {
        expected = Optional.of(from.get().resolved(to));
      } catch (AddressException e) {
        expected = Optional.empty();
      }
      try {
        found = Optional.of(from.get().resolve(to));
      } catch (AddressException e) {
        found = Optional.empty();
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> schemes =
        Arbitraries.of("http://", "https://", "HTTP://", "ftp://", "http:/");
    Arbitrary<String> labels =
        Arbitraries.strings().withChars("ab1-xnZ_").ofMinLength(0).ofMaxLength(5);
    Arbitrary<String> hosts = labels.list().ofMinSize(1).ofMaxSize(4).map(l -> String.join(".", l));
    Arbitrary<String> ports =
        Arbitraries.of("", "", "", ":80", ":443", ":8080", ":08", ":", ":99999");
    return Combinators.combine(schemes, hosts, ports, paths())
        .as((scheme, host, port, path) -> scheme + host + port + path);
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> wild =
        Arbitraries.strings().withChars("/ab.A1-_~%20?#:@&=;+ ,é").ofMaxLength(14);
    Arbitrary<String> tame = Arbitraries.strings().withChars("/ab.1").ofMaxLength(10);
    return Arbitraries.oneOf(wild, tame.map(text -> "/" + text), tame);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "https://www.example.org:8443/a/b-c_d~e/f.jpg",
        "http://a.b.example.co.uk/2026/12/picture.tar.gz"
      })
  void knowsTheUsualOnes(String text) {
    assertThat(PlainUrl.of(text)).isEqualTo(parsed(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "http://example.org:80/",
        "http://Example.org/",
        "http://example.org/a//b",
        "http://example.org/a/../b",
        "http://example.org/a.",
        "http://example.org/?q",
        "http://example.org/%61",
        "http://127.0.0.1/",
        "http://0x7f.1/",
        "http://xn--bcher-kva.example/",
        "http://user@example.org/",
        "http://example.org./",
        "http://a_b.example.org/",
        " http://example.org/"
      })
  void leavesTheRestToThem(String text) {
    assertThat(PlainUrl.of(text)).isEmpty();
  }
}
