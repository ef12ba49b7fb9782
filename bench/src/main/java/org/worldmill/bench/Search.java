package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The search for duplicates among synthetic hashes, each size in a process of its own, and what it
 * costs per item at the largest against the smallest. A last run adds few to many.
 *
 * <p>Arguments: a folder for the working directories; the project's folder; sizes.
 */
public final class Search {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Search() {}

  /** Runs it and prints the ratio last. */
  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory(Path.of(args[0]), "bench-search");
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    ArrayNode runs = JSON.createArrayNode();
    try {
      for (String size : List.of(args).subList(2, args.length)) {
        String[] parts = size.split("\\+");
        String old = parts.length == 2 ? parts[0] : "0";
        JsonNode run = run(scratch.resolve(size), old, parts[parts.length - 1]);
        runs.add(run);
        System.out.println(run);
      }
    } finally {
      delete(scratch);
    }
    ObjectNode result = JSON.createObjectNode();
    result.set("runs", runs);
    double ratio = ratio(runs);
    result.put("cpu_per_item_largest_to_smallest", ratio);
    Path target = home.resolve("bench/results/search.json");
    Files.createDirectories(target.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    System.out.printf(Locale.ROOT, "CPU per item, largest / smallest = %.2f%n", ratio);
  }

  private static JsonNode run(Path workdir, String old, String fresh) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            SearchRun.class.getName(),
            workdir.toString(),
            old,
            fresh));
    Path log = Files.createTempFile("bench-search", ".log");
    TimedProcess process = TimedProcess.run(command, log);
    if (process.exitCode() != 0) {
      throw new IOException("the search failed:\n" + Files.readString(log) + process.output());
    }
    Files.delete(log);
    delete(workdir);
    return JSON.readTree(process.output().strip().lines().reduce((a, b) -> b).orElse("{}"));
  }

  private static double ratio(ArrayNode runs) {
    double smallest = 0;
    double largest = 0;
    long least = Long.MAX_VALUE;
    long most = 0;
    for (JsonNode run : runs) {
      long items = run.get("new").asLong();
      double each = run.get("cpu_s").asDouble() / items;
      if (run.get("old").asLong() == 0 && items < least) {
        least = items;
        smallest = each;
      }
      if (run.get("old").asLong() == 0 && items > most) {
        most = items;
        largest = each;
      }
    }
    return largest / smallest;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
