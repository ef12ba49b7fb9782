package org.worldmill.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AddressGuardTest {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "public.org", List.of("93.184.215.14", "2606:4700::1111"),
          "rebound.org", List.of("127.0.0.1"),
          "mixed.org", List.of("93.184.215.14", "10.0.0.1"),
          "mapped.org", List.of("64:ff9b::a00:1"));

  private static List<InetAddress> lookup(String host) throws UnknownHostException {
    List<String> found = NAMES.get(host);
    if (found == null) {
      throw new UnknownHostException(host);
    }
    InetAddress[] addresses = new InetAddress[found.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = InetAddress.getByName(found.get(i));
    }
    return List.of(addresses);
  }

  static Stream<String> cases() throws IOException {
    try (InputStream in = AddressGuardTest.class.getResourceAsStream("addresses.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
    }
  }

  @Test
  void theTableIsLongEnough() throws IOException {
    assertThat(cases().filter(line -> line.startsWith("no "))).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void admitsWhatIsPublicAndNothingElse(String line) {
    String[] parts = line.split(" ", 2);
    AddressGuard guard = AddressGuard.of(AddressGuardTest::lookup);
    boolean admitted;
    try {
      WebUrl url = WebUrl.of(parts[1]);
      guard.requireSound(url);
      admitted = !guard.admit(url.host()).isEmpty();
    } catch (AddressException e) {
      assertThat(e.getMessage()).isNotBlank();
      admitted = false;
    } catch (UnknownHostException e) {
      throw new AssertionError("nobody should have been asked about " + parts[1], e);
    }
    assertThat(admitted).isEqualTo(parts[0].equals("yes"));
  }

  @Test
  void looksAgainEachTimeItIsAsked() throws IOException {
    AtomicInteger times = new AtomicInteger();
    AddressGuard guard =
        AddressGuard.of(
            host ->
                List.of(
                    InetAddress.getByName(
                        times.getAndIncrement() == 0 ? "93.184.215.14" : "192.168.0.1")));
    assertThat(guard.admit("rebinding.org")).hasSize(1);
    assertThatThrownBy(() -> guard.admit("rebinding.org"))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("192.168.0.1")
        .hasMessageContaining("private");
  }

  @Test
  void aFixtureKnowsItsOwnNamesAlone() throws IOException {
    AddressGuard guard = AddressGuard.of(new LoopbackFixture(1));
    InetAddress address = guard.admit("img.h1.test").get(0);
    assertThat(address.isLoopbackAddress()).isTrue();
    assertThat(address).isEqualTo(LoopbackFixture.address("h1.test"));
    assertThat(address).isNotEqualTo(LoopbackFixture.address("h2.test"));
    for (String host : List.of("127.0.0.1", "localhost", "test", "10.0.0.1")) {
      assertThatThrownBy(() -> guard.admit(host)).as(host).isInstanceOf(AddressException.class);
    }
    assertThatThrownBy(() -> guard.admit("public.org")).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void noFixtureIsOnUnlessTheProcessSaysSo() {
    assertThat(LoopbackFixture.ofProcess()).isEmpty();
  }
}
