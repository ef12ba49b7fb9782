package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.SimulateReply;
import org.worldmill.jobs.worker.SimulateRequest;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.media.ModelFrame.Axis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sim}: the files with which MuJoCo and ROS simulate a 3D model. Of a folder every model in
 * it, each into a folder of its own; the other files are passed over.
 */
@Command(
    name = "sim",
    description = "makes a 3D model ready for a simulator: MJCF, URDF, collision hulls, inertia")
public final class SimCommand extends MillCommand {

  @Parameters(paramLabel = "MODEL", description = "a 3D model, or a folder of them")
  private Path input = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "where files go")
  private Path target = Path.of("");

  @Option(
      names = "--density",
      paramLabel = "KG_M3",
      description = "even density of the body (assumed if not given: 1000)")
  private Optional<Double> density = Optional.empty();

  @Option(
      names = "--unit",
      paramLabel = "m|cm|mm|in|ft",
      description = "length of a unit, over what the file says")
  private Optional<String> unit = Optional.empty();

  @Option(
      names = "--up",
      paramLabel = "AXIS",
      description = "the axis that is up, over what the file says: ${COMPLETION-CANDIDATES}")
  private Optional<Axis> up = Optional.empty();

  @Option(
      names = "--hulls",
      paramLabel = "N",
      description = "most convex pieces to collide with (default: ${DEFAULT-VALUE})",
      defaultValue = "16")
  private int hulls = 16;

  @Option(
      names = "--weld",
      paramLabel = "SHARE",
      description = "vertices within this share of the diagonal become one (${DEFAULT-VALUE})",
      defaultValue = "1e-6")
  private double weld = 1e-6;

  @Option(
      names = "--fill-holes",
      paramLabel = "EDGES",
      description = "fills holes of at most so many edges (default: none)",
      defaultValue = "0")
  private int holeEdges;

  @Option(
      names = "--triangles",
      paramLabel = "N",
      description = "decimates what is finer (default: ${DEFAULT-VALUE})",
      defaultValue = "200000")
  private int triangles = 200_000;

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new SimCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    List<Map<String, Object>> bodies = new ArrayList<>();
    int refused = 0;
    boolean single = Files.isRegularFile(input);
    for (Path file : files()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("model", file.toString());
      refused += simulate(file, single, told) ? 0 : 1;
      bodies.add(told);
    }
    int ready = bodies.size() - refused;
    tell(
        Map.of("ready", ready, "refused", refused, "out", target.toString(), "models", bodies),
        () -> out().printf("%d of %d models are ready for simulation%n", ready, bodies.size()));
    return refused > 0 ? ExitCode.CHECK_FAILED : ExitCode.DONE;
  }

  private boolean simulate(Path file, boolean single, Map<String, Object> told)
      throws IOException, UsageException {
    try {
      MediaWorkers workers = workers();
      String fileName = file.getFileName().toString();
      ProbeReply probe = workers.probe(new ProbeRequest(file.toString(), fileName));
      if (probe.modality() != Modality.MODEL3D) {
        throw new UsageException(file + " is no 3D model but " + probe.mediaType());
      }
      Path folder = single ? target : target.resolve(input.relativize(file).toString());
      Files.createDirectories(folder);
      SimulateReply reply =
          workers.simulate(
              new SimulateRequest(
                  file.toString(),
                  probe.mediaType(),
                  fileName,
                  wanted(),
                  folder.toAbsolutePath().toString()));
      told.put("assumptions", reply.assumptions());
      told.put("repair", reply.steps());
      reply.body().ifPresent(body -> told.put("body", body));
      told.put("files", reply.files().stream().map(n -> folder.resolve(n).toString()).toList());
      if (reply.obstacles().isEmpty()) {
        reply.body().ifPresent(body -> print(file, body, folder));
        reply.assumptions().forEach(line -> err().println("  assumed " + line));
        return true;
      }
      told.put("refused", reply.obstacles());
      reply.obstacles().forEach(line -> err().println(file + ": not ready: " + line));
      return false;
    } catch (MediaException e) {
      told.put("refused", List.of(e.code() + ": " + e.getMessage()));
      err().println(file + ": not ready: " + e.code() + ": " + e.getMessage());
      return false;
    }
  }

  private void print(Path file, SimulateReply.BodyFacts body, Path folder) {
    err()
        .printf(
            Locale.ROOT,
            "%s: %.4g kg, %d pieces (%+.1f %% volume), %d resting poses -> %s%n",
            file,
            body.massKg(),
            body.pieces(),
            100 * body.volumeExcess(),
            body.restingPoses(),
            folder);
  }

  private SimulateRequest.Options wanted() throws UsageException {
    if (!(density.orElse(1.0) > 0) || hulls < 1 || hulls > 256 || triangles < 4 || holeEdges < 0) {
      throw new UsageException(
          "--density is above 0, --hulls 1 to 256, --triangles from 4, --fill-holes from 0");
    }
    Optional<Double> metres = Optional.empty();
    if (unit.isPresent()) {
      metres = Optional.of(metres(unit.get()));
    }
    return new SimulateRequest.Options(density, metres, up, hulls, weld, holeEdges, triangles);
  }

  private static double metres(String unit) throws UsageException {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "m" -> 1;
      case "cm" -> 0.01;
      case "mm" -> 0.001;
      case "in" -> 0.0254;
      case "ft" -> 0.3048;
      default -> throw new UsageException("no unit '" + unit + "': m, cm, mm, in or ft");
    };
  }

  private MediaWorkers workers() {
    ResourceConfig resources = options().config().resources();
    return MediaWorkers.shared(
        new WorkerSettings(
            resources.workerMemoryBytes(),
            resources.workerDeadlineNanos(),
            resources.workerRecycleAfter(),
            1));
  }

  private List<Path> files() throws IOException, UsageException {
    if (Files.isRegularFile(input)) {
      return List.of(input.toAbsolutePath().normalize());
    }
    if (!Files.isDirectory(input)) {
      throw new UsageException("there is no file or folder '" + input + "'");
    }
    input = input.toAbsolutePath().normalize();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(input)) {
      walk.filter(Files::isRegularFile).sorted().forEach(found::add);
    }
    found.removeIf(file -> !isModel(file));
    return found;
  }

  private boolean isModel(Path file) {
    try {
      return workers()
              .probe(new ProbeRequest(file.toString(), file.getFileName().toString()))
              .modality()
          == Modality.MODEL3D;
    } catch (MediaException e) {
      // What might be a model and cannot be read is told of, not passed over.
      return e.code() != MediaException.Code.UNSUPPORTED;
    }
  }
}
