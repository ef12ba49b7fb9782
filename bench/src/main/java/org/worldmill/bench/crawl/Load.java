package org.worldmill.bench.crawl;

import java.util.ArrayList;
import java.util.List;

/**
 * What is fetched from every host.
 *
 * @param name its name in the figures
 * @param perHost addresses of each host
 * @param bytes bytes of each picture; 0 for pages
 */
record Load(String name, int perHost, int bytes) {

  boolean isPages() {
    return bytes == 0;
  }

  /** The targets of one host. */
  List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < perHost; i++) {
      targets.add(isPages() ? BenchSite.page(i) : BenchSite.picture(i, bytes));
    }
    return targets;
  }
}
