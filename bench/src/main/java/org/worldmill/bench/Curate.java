package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whole curation in a warm worker (every measure, shots, filters, clips cut and written) against
 * the bundled FFmpeg's plain decode of the same files, which runs before and after it.
 *
 * <p>Arguments: the folder of videos; the project's folder; {@code --files} for figures by file.
 */
public final class Curate {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 2;

  private Curate() {}

  /** Runs it and prints the ratio last. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    boolean byFile = List.of(args).contains("--files");
    Path work = Files.createTempDirectory("bench-curate");
    try {
      List<Path> videos = list(Path.of(args[0]).toAbsolutePath().normalize());
      ObjectNode result = measure(videos, work);
      Path target = home.resolve("bench/results/curate.json");
      Files.createDirectories(target.getParent());
      new CurateReport(result).print(byFile);
      result.get("worker").get("rounds").forEach(round -> ((ObjectNode) round).remove("files"));
      ((ObjectNode) result.get("worker").get("warm_up")).remove("files");
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    } finally {
      delete(work);
    }
  }

  private static ObjectNode measure(List<Path> videos, Path work) throws IOException {
    Path log = Files.createFile(work.resolve("log"));
    PlainDecode decode = new PlainDecode(log);
    Map<String, Double> byFile = new HashMap<>();
    double before = decodeAll(decode, videos, byFile);
    JsonNode worker = WarmWorker.run(videos, work, log, ROUNDS);
    double after = decodeAll(decode, videos, byFile);
    double decodeCpu = (before + after) / 2;
    double curateCpu = 0;
    for (JsonNode round : worker.get("rounds")) {
      curateCpu += round.get("total_cpu_s").asDouble() / ROUNDS;
    }
    ObjectNode result = JSON.createObjectNode();
    result.put("files", videos.size());
    result.put("decode_cpu_s", decodeCpu);
    result.put("decode_before_cpu_s", before);
    result.put("decode_after_cpu_s", after);
    result.put("decode_start_up_cpu_s", decode.startUpCpuSeconds() * videos.size());
    result.put("curate_cpu_s", curateCpu);
    result.put("ratio", curateCpu / decodeCpu);
    ObjectNode files = result.putObject("decode_by_file");
    byFile.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> files.put(entry.getKey(), entry.getValue() / 2));
    result.set("worker", worker);
    return result;
  }

  private static double decodeAll(PlainDecode decode, List<Path> videos, Map<String, Double> byFile)
      throws IOException {
    double cpu = 0;
    for (Path video : videos) {
      double seconds = decode.run(video).cpuSeconds();
      byFile.merge(video.getFileName().toString(), seconds, Double::sum);
      cpu += seconds;
    }
    System.err.printf(Locale.ROOT, "decoded %d files, %.1f CPU s%n", videos.size(), cpu);
    return cpu;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
