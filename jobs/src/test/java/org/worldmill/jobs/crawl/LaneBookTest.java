package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.net.AddressGuard;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Licence;

class LaneBookTest {

  private static Ask ask(String url) {
    return Ask.first(CrawlRows.found(url, Role.PAGE, "seed", 1, Licence.UNKNOWN));
  }

  private static Waves.Wave wave(String... urls) {
    List<Ask> asks = new ArrayList<>();
    for (String url : urls) {
      asks.add(ask(url));
    }
    return new Waves.Wave(
        asks, List.of(), Set.of("a.org"), 5, asks.size(), Optional.empty(), List.of(), Map.of());
  }

  @Test
  void domainsAtOneAddressShareALane() {
    Map<String, String> hosts =
        Map.of(
            "www.a.org", "8.8.8.8", "b.org", "8.8.8.8", "c.org", "8.8.4.4", "img.a.org", "1.1.1.1");
    AddressGuard guard = AddressGuard.of(host -> List.of(InetAddress.getByName(hosts.get(host))));
    List<LaneOrder> lanes =
        new LaneBook(guard)
            .lanes(
                wave(
                    "https://www.a.org/1",
                    "https://b.org/2",
                    "https://c.org/3",
                    "https://img.a.org/4"));
    assertThat(lanes).extracting(LaneOrder::lane).containsExactly("a.org", "c.org");
    assertThat(lanes.get(0).asks()).hasSize(3);
    assertThat(lanes.get(0).fresh()).containsExactly("a.org");
  }

  @Test
  void sharingIsCarriedOn() {
    Map<String, String> lanes =
        LaneBook.group(
            Set.of("a", "b", "c", "d"),
            Map.of("a", Set.of("1"), "b", Set.of("1", "2"), "c", Set.of("2"), "d", Set.of("3")));
    assertThat(lanes).containsEntry("a", "a").containsEntry("b", "a").containsEntry("c", "a");
    assertThat(lanes).containsEntry("d", "d");
  }

  @Test
  void aHostWithoutAnAddressHasALaneToFail() {
    AddressGuard nobody =
        AddressGuard.of(
            host -> {
              throw new java.net.UnknownHostException(host);
            });
    assertThat(new LaneBook(nobody).lanes(wave("https://x.org/"))).hasSize(1);
  }

  @Test
  void noLaneIsDividedAmongTasks() {
    List<LaneOrder> lanes = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      List<Ask> asks = new ArrayList<>();
      for (int n = 0; n <= i; n++) {
        asks.add(ask("https://h" + i + ".org/" + n));
      }
      lanes.add(new LaneOrder("h" + i, List.of(), List.of(), List.of(), asks, List.of(), 10));
    }
    List<List<LaneOrder>> hands = LaneBook.deal(lanes, 3);
    assertThat(hands).hasSize(3);
    assertThat(hands.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(lanes);
    assertThat(hands)
        .allMatch(hand -> hand.stream().mapToInt(lane -> lane.asks().size()).sum() <= 11);
    assertThat(LaneBook.deal(lanes.subList(0, 1), 3)).hasSize(1);
  }
}
