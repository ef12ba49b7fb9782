package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
 * the bundled FFmpeg's plain decode of the same files, which runs before and after it; with all
 * measures, without those of motion and physics, and with those ungated.
 *
 * <p>Arguments: the folder of videos; the project's folder; {@code --files} for figures by file,
 * {@code --short} for one measured round of each kind and no profile.
 */
public final class Curate {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 2;

  private Curate() {}

  /** Runs it and prints the ratios last. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    boolean byFile = List.of(args).contains("--files");
    Path work = Files.createTempDirectory("bench-curate");
    try {
      List<Path> videos = list(Path.of(args[0]).toAbsolutePath().normalize());
      ObjectNode result = measure(videos, work, List.of(args).contains("--short"));
      Path target = home.resolve("bench/results/curate.json");
      Files.createDirectories(target.getParent());
      new CurateReport(result).print(byFile);
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    } finally {
      delete(work);
    }
  }

  private static ObjectNode measure(List<Path> videos, Path work, boolean brief)
      throws IOException {
    Path log = Files.createFile(work.resolve("log"));
    PlainDecode decode = new PlainDecode(log);
    Map<String, Double> byFile = new HashMap<>();
    ObjectNode result = JSON.createObjectNode();
    result.put("files", videos.size());
    result.put("load_before", MachineLoad.now());
    double before = decodeAll(decode, videos, byFile);
    ObjectNode worker =
        (ObjectNode)
            (brief
                ? WarmWorker.apart(videos, work, log, 1)
                : WarmWorker.profiled(videos, work, log, ROUNDS));
    double after = decodeAll(decode, videos, byFile);
    result.put("load_after", MachineLoad.now());
    result.put("decode_cpu_s", (before + after) / 2);
    result.put("decode_before_cpu_s", before);
    result.put("decode_after_cpu_s", after);
    result.put("decode_start_up_cpu_s", decode.startUpCpuSeconds() * videos.size());
    new CurateRatios(worker, (before + after) / 2).into(result);
    ArrayNode films = result.putArray("films");
    worker.get("rounds").get(0).get("files").forEach(film -> films.add(film.deepCopy()));
    films.forEach(
        film ->
            ((ObjectNode) film)
                .put("decode_cpu_s", byFile.getOrDefault(film.get("file").asText(), 0.0) / 2));
    for (String round : List.of("warm_up", "second_warm_up", "ungated")) {
      ((ObjectNode) worker.get(round)).remove("files");
    }
    for (String rounds : List.of("rounds", "rounds_without_motion_and_physics")) {
      worker.get(rounds).forEach(round -> ((ObjectNode) round).remove("files"));
    }
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
