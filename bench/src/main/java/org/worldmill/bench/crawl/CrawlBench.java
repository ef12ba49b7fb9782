package org.worldmill.bench.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What crawling costs: throughput beside programs that only fetch, and memory and CPU as the
 * frontier grows. Its parts take long and may be run one by one: each replaces its own figures in
 * the results and leaves the others.
 *
 * <p>Arguments: unused; the project's folder; {@code --only NAME} for one load of {@link
 * CrawlSpeed}, or {@code frontier}; {@code --sizes N,N,...} of the frontier, the least first.
 */
public final class CrawlBench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FRONTIER = "frontier";

  private CrawlBench() {}

  /** Runs it and prints the figures. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    List<String> words = List.of(args);
    String only = word(words, "--only").orElse("");
    List<Load> loads =
        CrawlSpeed.LOADS.stream()
            .filter(load -> only.isEmpty() || only.equals(load.name()))
            .toList();
    Path target = home.resolve("bench/results/crawl.json");
    ObjectNode result =
        Files.exists(target)
            ? (ObjectNode) JSON.readTree(target.toFile())
            : JSON.createObjectNode();
    Path work = Files.createTempDirectory("bench-crawl");
    try {
      if (!loads.isEmpty()) {
        new CrawlSpeed(home, work).measure(loads, result);
      }
      if (only.isEmpty() || only.equals(FRONTIER)) {
        List<Integer> sizes =
            word(words, "--sizes").map(CrawlBench::numbers).orElse(FrontierGrowth.SIZES);
        new FrontierGrowth(home, work, result.putObject(FRONTIER)).measure(sizes);
      }
    } finally {
      Scratch.delete(work);
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
  }

  private static Optional<String> word(List<String> words, String option) {
    int at = words.indexOf(option);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }

  private static List<Integer> numbers(String text) {
    return Pattern.compile(",").splitAsStream(text).map(Integer::valueOf).toList();
  }
}
