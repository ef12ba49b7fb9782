package org.worldmill.bench.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.worldmill.bench.MachineLoad;

/**
 * What crawling costs: throughput beside programs that only fetch, and memory and CPU as the
 * frontier grows.
 *
 * <p>Arguments: unused; the project's folder; {@code --only NAME} for one load, or {@code memory};
 * {@code --no-peers}; {@code --sizes N,N,...} of the frontier. With any of them nothing is written.
 */
public final class CrawlBench {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CrawlBench() {}

  private static List<Integer> sizes(List<String> words) {
    int at = words.indexOf("--sizes");
    return at < 0
        ? FrontierGrowth.SIZES
        : Arrays.stream(words.get(at + 1).split(",")).map(Integer::valueOf).toList();
  }

  /** Runs it and prints the figures. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    List<String> words = List.of(args);
    int at = words.indexOf("--only");
    String only = at < 0 ? "" : words.get(at + 1);
    boolean alone = words.contains("--no-peers");
    Path work = Files.createTempDirectory("bench-crawl");
    ObjectNode result = JSON.createObjectNode();
    try {
      result.put("load_before", MachineLoad.now());
      ObjectNode versions = result.putObject("versions");
      for (Fetcher fetcher : Fetcher.values()) {
        versions.put(fetcher.program(), fetcher.version().orElse("not installed"));
      }
      CrawlSpeed speed = new CrawlSpeed(home, work, result.putObject("speed"));
      for (Load load : CrawlSpeed.LOADS) {
        if (only.isEmpty() || only.equals(load.name())) {
          speed.measure(load, alone ? List.of() : List.of(Fetcher.values()));
        }
      }
      if (only.isEmpty() || only.equals("memory")) {
        new FrontierGrowth(home, work, result.putObject("frontier")).measure(sizes(words));
      }
      result.put("load_after", MachineLoad.now());
    } finally {
      Scratch.delete(work);
    }
    if (only.isEmpty() && !alone && !words.contains("--sizes")) {
      Path target = home.resolve("bench/results/crawl.json");
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    }
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
  }
}
