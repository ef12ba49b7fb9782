package org.worldmill.bench.crawl;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.worldmill.ingest.net.LoopbackFixture;

/** Names of the hosts of the web: of those below {@code test}, such as share no address. */
final class HostNames {

  private HostNames() {}

  /** The first so many. */
  static List<String> first(int count) {
    List<String> names = new ArrayList<>();
    Set<InetAddress> taken = new HashSet<>();
    for (int i = 0; names.size() < count; i++) {
      String name = "h" + i + ".test";
      if (taken.add(address(name))) {
        names.add(name);
      }
    }
    return names;
  }

  /** Where a host stands, as a crawl with the fixture finds it. */
  static InetAddress address(String name) {
    return LoopbackFixture.address(name);
  }
}
