package org.worldmill.jobs.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.SimulateRequest;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.label.simulate.SimRobot;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.media.ModelFrame.Axis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sim}: the files with which MuJoCo and ROS simulate a 3D model. Of a folder or a release
 * every model in it, each into a folder of its own; the other files are passed over.
 */
@Command(
    name = "sim",
    description = "makes a 3D model ready for a simulator: MJCF, URDF, collision hulls, inertia")
public final class SimCommand extends MillCommand {

  /** Stands for the last release where none is named. */
  private static final String LAST = "last";

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL|ID",
      description = "a 3D model, a folder of them, or the id of an item or asset of a release")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--release",
      arity = "0..1",
      paramLabel = "RELEASE",
      fallbackValue = LAST,
      description =
          "the folder or URI of a release, by default the last one: its model ID or, without one,"
              + " all its models")
  private Optional<String> release = Optional.empty();

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

  @Option(
      names = "--base",
      paramLabel = "BASE",
      description =
          "whether robots without a floating joint stand still: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})",
      defaultValue = "FIXED")
  private SimRobot.Base base = SimRobot.Base.FIXED;

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new SimCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    Path scratch = Files.createTempDirectory("worldmill-sim");
    try {
      SimSources sources = sources(scratch);
      List<Map<String, Object>> told =
          new SimRun(sources, workers(), wanted(), err()).into(target.toAbsolutePath());
      long ready = told.stream().filter(one -> !one.containsKey("refused")).count();
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("ready", ready);
      result.put("refused", told.size() - ready);
      result.put("out", target.toString());
      result.put("models", told);
      tell(
          result,
          () -> out().printf("%d of %d models are ready for simulation%n", ready, told.size()));
      return ready < told.size() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    } finally {
      Folders.delete(scratch);
    }
  }

  private SimSources sources(Path scratch) throws IOException, UsageException {
    boolean id = subject.isPresent() && subject.get().matches("[0-9a-f]{6,64}");
    boolean there = subject.isPresent() && Files.exists(Path.of(subject.get()));
    if (release.isPresent() || (id && !there)) {
      URI place = LocalReleases.chosenOrLast(release.filter(name -> !name.equals(LAST)), options());
      return SimSources.ofRelease(place, subject, scratch);
    }
    if (subject.isEmpty()) {
      throw new UsageException("name a model, or a release with --release");
    }
    return SimSources.ofFiles(Path.of(subject.get()), workers());
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
    return new SimulateRequest.Options(
        density, metres, up, hulls, weld, holeEdges, triangles, base);
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
}
