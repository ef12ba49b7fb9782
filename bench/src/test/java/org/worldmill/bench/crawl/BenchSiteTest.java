package org.worldmill.bench.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchSiteTest {

  private final BenchSite site = new BenchSite(30);

  @Test
  void aPageIsTheSameEachTimeAndLeadsToPagesThatAreThere() {
    String html = new String(site.html(3, 7), StandardCharsets.UTF_8);
    assertThat(site.html(3, 7)).asString(StandardCharsets.UTF_8).isEqualTo(html);
    assertThat(site.html(4, 7)).asString(StandardCharsets.UTF_8).isNotEqualTo(html);
    assertThat(html.length()).isBetween(20_000, 50_000);
    assertThat(new String(site.html(3, 0), StandardCharsets.UTF_8))
        .contains("href='/'", "href='/p/29'")
        .doesNotContain("href='/p/30'");
    assertThat(site.hasPage(29)).isTrue();
    assertThat(site.hasPage(30)).isFalse();
  }

  @Test
  void noTwoPicturesBeginAlike() {
    Set<List<Byte>> heads = new HashSet<>();
    for (int host = 0; host < 5; host++) {
      for (int number = 0; number < 5; number++) {
        List<Byte> head = new java.util.ArrayList<>();
        for (byte b : BenchSite.head(host, number)) {
          head.add(b);
        }
        heads.add(head);
      }
    }
    assertThat(heads).hasSize(25);
  }

  @Test
  void hostsShareNoAddress() {
    List<String> names = HostNames.first(500);
    assertThat(names.stream().map(HostNames::address).distinct()).hasSize(500);
  }
}
