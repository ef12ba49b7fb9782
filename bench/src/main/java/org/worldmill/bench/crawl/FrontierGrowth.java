package org.worldmill.bench.crawl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.worldmill.bench.MachineLoad;

/**
 * Memory and CPU as the frontier grows: lists of more and more addresses on the same hosts, of
 * which a wave of some seconds asks for a few. The first call plants the list and runs a wave; the
 * second runs one more, so that what it takes beyond the smallest list is the price of addresses
 * that are only waited for. The heap's limit is the same for all.
 */
final class FrontierGrowth {

  static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);

  private static final int HOSTS = 200;
  private static final String MEMORY = "512m";
  private static final long DELAY_MILLIS = 1000;
  private static final int BYTES = 2_000;

  private final Path home;
  private final Path work;
  private final ObjectNode result;

  FrontierGrowth(Path home, Path work, ObjectNode result) {
    this.home = home;
    this.work = work;
    this.result = result;
  }

  void measure(List<Integer> sizes) throws IOException {
    result.put("heap_limit", MEMORY);
    result.put("hosts", HOSTS);
    result.put("machine_load_before", MachineLoad.now());
    ArrayNode rows = result.putArray("sizes");
    ObjectNode least = null;
    for (int size : sizes) {
      ObjectNode row = rows.addObject();
      measure(size, row);
      if (least == null) {
        least = row;
      } else {
        int more = size - sizes.get(0);
        row.put("plant_cpu_us_an_address", excess(row, least, "first_cpu_s") * 1e6 / more);
        row.put("wave_cpu_us_an_address", excess(row, least, "second_cpu_s") * 1e6 / more);
      }
      System.err.printf(Locale.ROOT, "%s%n", row);
    }
    result.put("machine_load_after", MachineLoad.now());
  }

  private static double excess(ObjectNode row, ObjectNode least, String name) {
    return row.get(name).asDouble() - least.get(name).asDouble();
  }

  private void measure(int size, ObjectNode row) throws IOException {
    row.put("addresses", size);
    Path folder = Files.createTempDirectory(work, "frontier");
    try (WebProcess web = new WebProcess(HOSTS, 1)) {
      String seed = "  - {urls: " + list(size, web, folder) + ", licence: CC-BY-4.0}\n";
      Path scope =
          Files.writeString(
              folder.resolve("scope.yaml"), OurCrawl.scope("growth", 1, "5 s") + seed);
      for (String call : List.of("first", "second")) {
        Path gc = folder.resolve(call + ".gc");
        OurCrawl crawl =
            new OurCrawl(
                home, folder.resolve("log"), MEMORY, DELAY_MILLIS, List.of(GcLog.option(gc)));
        OurCrawl.Outcome outcome = crawl.run(scope, folder.resolve("work"));
        GcLog heap = GcLog.read(gc);
        row.put(call + "_cpu_s", outcome.ran().cpuSeconds());
        row.put(call + "_wall_s", outcome.ran().wallSeconds());
        row.put(call + "_requests", outcome.said().get("requests").asLong());
        row.put(call + "_left", outcome.said().get("left").asLong());
        row.put(call + "_peak_rss_mib", outcome.peakRssMib());
        row.put(call + "_alive_mib", heap.aliveMib());
        row.put(call + "_whole_collections", heap.collections());
      }
    } finally {
      Scratch.delete(folder);
    }
  }

  private static Path list(int size, WebProcess web, Path folder) throws IOException {
    Path list = folder.resolve("list.txt");
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      for (int i = 0; i < size; i++) {
        String host = web.hosts().get(i % HOSTS);
        out.write(web.named(host, BenchSite.picture(i / HOSTS, BYTES)));
        out.newLine();
      }
    }
    return list;
  }
}
