package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The whole mill over a folder of videos, from nothing to a verified release, in CPU seconds of all
 * its processes, against the bundled FFmpeg's plain decode of the same files in the same run. A
 * second mill run over an empty folder states the start-up apart.
 *
 * <p>Arguments: the folder of videos; the project's folder.
 */
public final class Mill {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Mill() {}

  /** Runs it and prints the ratio last. */
  public static void main(String[] args) throws IOException {
    Path videos = Path.of(args[0]).toAbsolutePath().normalize();
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Path work = Files.createTempDirectory("bench-mill");
    try {
      ObjectNode result = measure(videos, home, work);
      Path target = home.resolve("bench/results/mill.json");
      Files.createDirectories(target.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
      System.out.printf(
          Locale.ROOT,
          "mill / plain decode = %.2f (%.1f / %.1f CPU s; %.2f without start-up)%n",
          result.get("ratio").asDouble(),
          result.get("mill_cpu_s").asDouble(),
          result.get("decode_cpu_s").asDouble(),
          result.get("ratio_net_of_start_up").asDouble());
    } finally {
      delete(work);
    }
  }

  private static ObjectNode measure(Path videos, Path home, Path work) throws IOException {
    Path log = work.resolve("log");
    Files.createFile(log);
    PlainDecode decode = new PlainDecode(log);
    double decodeCpu = 0;
    int files = 0;
    for (Path video : list(videos)) {
      decodeCpu += decode.run(video).cpuSeconds();
      files++;
      System.err.printf(Locale.ROOT, "decoded %d, %.1f CPU s so far%n", files, decodeCpu);
    }
    Path empty = Files.createDirectory(work.resolve("empty"));
    TimedProcess start = mill(home, empty, work.resolve("w0"), log);
    TimedProcess mill = mill(home, videos, work.resolve("w1"), log);
    TimedProcess again = mill(home, videos, work.resolve("w1"), log);
    if (mill.exitCode() != 0) {
      throw new IOException("the mill failed:\n" + Files.readString(log) + mill.output());
    }
    JsonNode outcome =
        JSON.readTree(mill.output().strip().lines().reduce((a, b) -> b).orElse("{}"));
    ObjectNode result = JSON.createObjectNode();
    result.put("files", files);
    result.put("decode_cpu_s", decodeCpu);
    result.put("mill_cpu_s", mill.cpuSeconds());
    result.put("mill_wall_s", mill.wallSeconds());
    result.put("start_up_cpu_s", start.cpuSeconds());
    result.put("second_run_cpu_s", again.cpuSeconds());
    result.put("ratio", mill.cpuSeconds() / decodeCpu);
    result.put("ratio_net_of_start_up", (mill.cpuSeconds() - start.cpuSeconds()) / decodeCpu);
    // Where it lay is of no interest, and gone by now.
    ((ObjectNode) outcome).remove(List.of("release", "report"));
    result.set("outcome", outcome);
    return result;
  }

  private static TimedProcess mill(Path home, Path input, Path workdir, Path log)
      throws IOException {
    return TimedProcess.run(
        List.of(
            home.resolve("scripts/worldmill").toString(),
            "run",
            "--input",
            input.toString(),
            "--workdir",
            workdir.toString(),
            "--json"),
        log);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
