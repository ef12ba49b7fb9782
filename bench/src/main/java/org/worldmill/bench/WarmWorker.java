package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@link CurateWorker} in a JVM with the options and environment that media workers have. */
public final class WarmWorker {

  private static final ObjectMapper JSON = new ObjectMapper();

  private WarmWorker() {}

  /**
   * Runs it to its end.
   *
   * @param work a folder for its files
   * @param log a file that what it says is added to
   * @param rounds measured rounds, after the one to warm up
   * @return its figures; {@code rounds} holds an entry for each
   */
  public static JsonNode run(List<Path> videos, Path work, Path log, int rounds)
      throws IOException {
    Path list = work.resolve("videos");
    Files.write(list, videos.stream().map(Path::toString).toList());
    Path figures = work.resolve("worker.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            CurateWorker.class.getName(),
            list.toString(),
            work.resolve("scratch").toString(),
            figures.toString(),
            Integer.toString(rounds));
    builder
        .environment()
        .putAll(
            Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "MALLOC_PERTURB_", "90"));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      if (builder.start().waitFor() != 0) {
        throw new IOException("the worker failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it ran", e);
    }
    return JSON.readTree(figures.toFile());
  }
}
