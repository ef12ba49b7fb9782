package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.schemas.MediaException;

/**
 * Reading one torus of 200,000 triangles in several formats: our readers in a warm process, trimesh
 * in a warm process (without its merging of vertices) if {@code TRIMESH_PYTHON} names a Python that
 * has it, and Assimp's command line, less what it takes to start, if {@code assimp} is installed.
 * CPU seconds of whole processes or of the thread that reads.
 *
 * <p>Arguments: a folder, which is not used; the project's folder.
 */
public final class Models {

  private static final String PYTHON = "TRIMESH_PYTHON";
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path work;
  private final ModelMaterial torus = new ModelMaterial(500, 200);
  private final ObjectNode result = new ObjectMapper().createObjectNode();

  private Models(Path work) {
    this.work = work;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, MediaException {
    Path work = Files.createTempDirectory("bench-mesh");
    Models models = new Models(work);
    models.measure();
    Path target = Path.of(args[1]).toAbsolutePath().normalize().resolve("bench/results/mesh.json");
    Files.createDirectories(target.getParent());
    Files.writeString(target, models.result.toPrettyString() + "\n");
  }

  private void measure() throws IOException, MediaException {
    Map<String, Path> files = torus.write(work);
    Optional<Double> start = assimp(List.of("version"));
    System.out.printf(
        Locale.ROOT, "%-4s %9s  %21s  %21s  %21s%n", "", "bytes", "ours", "trimesh", "assimp");
    for (Map.Entry<String, Path> file : files.entrySet()) {
      long bytes = Files.size(file.getValue());
      ObjectNode row = result.putObject(file.getKey());
      row.put("bytes", bytes).put("triangles", torus.triangles());
      String line =
          String.format(Locale.ROOT, "%-4s %9d", file.getKey(), bytes)
              + column(row, "ours", bytes, Optional.of(ours(file.getValue())))
              + column(row, "trimesh", bytes, trimesh(file.getValue()))
              + column(row, "assimp", bytes, assimp(file.getValue(), start));
      System.out.println(line);
    }
  }

  private String column(ObjectNode row, String name, long bytes, Optional<Double> seconds) {
    if (seconds.isEmpty()) {
      return String.format(Locale.ROOT, "  %21s", "-");
    }
    double megabytes = bytes / seconds.get() / 1e6;
    double triangles = torus.triangles() / seconds.get() / 1e6;
    ObjectNode figures = row.putObject(name);
    figures.put("cpu_seconds", seconds.get());
    figures.put("megabytes_per_second", megabytes).put("mega_triangles_per_second", triangles);
    return String.format(Locale.ROOT, "  %7.1f MB/s %5.2f Mt/s", megabytes, triangles);
  }

  /** The best of the later rounds. */
  private static double ours(Path file) throws IOException, MediaException {
    String type = new Sniffer().sniff(file, file.getFileName().toString()).mediaType();
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 2 * ROUNDS; round++) {
      long before = THREADS.getCurrentThreadCpuTime();
      ModelReader.read(file, type);
      double seconds = (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
      best = round < ROUNDS ? best : Math.min(best, seconds);
    }
    return best;
  }

  private Optional<Double> trimesh(Path file) throws IOException {
    String python = System.getenv(PYTHON);
    if (python == null) {
      return Optional.empty();
    }
    String program =
        """
        import sys, time, trimesh
        best = 1e9
        for i in range(%d):
            start = time.process_time()
            trimesh.load(sys.argv[1], process=False)
            best = min(best, time.process_time() - start)
        print(best)
        """
            .formatted(ROUNDS);
    TimedProcess run =
        TimedProcess.run(
            List.of(python, "-c", program, file.toString()), work.resolve("trimesh.log"));
    return run.exitCode() == 0
        ? Optional.of(Double.parseDouble(run.output().strip()))
        : Optional.empty();
  }

  private Optional<Double> assimp(Path file, Optional<Double> start) throws IOException {
    Optional<Double> whole = assimp(List.of("info", file.toString(), "--raw"));
    return whole.flatMap(seconds -> start.map(s -> Math.max(1e-3, seconds - s)));
  }

  /** The least of some runs. */
  private Optional<Double> assimp(List<String> words) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of("assimp"));
    command.addAll(words);
    Optional<Double> best = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      TimedProcess run = TimedProcess.run(command, work.resolve("assimp.log"));
      if (run.exitCode() != 0) {
        return Optional.empty();
      }
      double least = Math.min(run.cpuSeconds(), best.orElse(Double.POSITIVE_INFINITY));
      best = Optional.of(least);
    }
    return best;
  }
}
