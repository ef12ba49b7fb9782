package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
   * @param rounds measured rounds, after those to warm up
   * @return its figures; {@code rounds} holds an entry for each
   */
  public static JsonNode run(List<Path> videos, Path work, Path log, int rounds)
      throws IOException {
    return run(videos, work, log, rounds, List.of());
  }

  /**
   * The same, and beside each measured round another without the measures of motion and physics, at
   * last one without their gates.
   */
  static JsonNode apart(List<Path> videos, Path work, Path log, int rounds) throws IOException {
    return run(videos, work, log, rounds, List.of(CurateWorker.APART));
  }

  /** The same, and the profile. */
  static JsonNode profiled(List<Path> videos, Path work, Path log, int rounds) throws IOException {
    return run(videos, work, log, rounds, List.of(CurateWorker.APART, CurateWorker.PROFILED));
  }

  private static JsonNode run(List<Path> videos, Path work, Path log, int rounds, List<String> more)
      throws IOException {
    Path list = work.resolve("videos");
    Files.write(list, videos.stream().map(Path::toString).toList());
    Path figures = work.resolve("worker.json");
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        // As the mill's workers have them.
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:Tier4InvocationThreshold=40000",
        "-XX:Tier4MinInvocationThreshold=8000",
        "-XX:Tier4CompileThreshold=80000",
        "-XX:Tier4BackEdgeThreshold=600000",
        // Threads that end take the count of what they did with them.
        "-XX:-UseDynamicNumberOfCompilerThreads",
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
    command.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(command);
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
