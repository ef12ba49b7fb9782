package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.worker.AnalyseTask;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * What media workers and the judge do, in one JVM on one thread: rounds to warm up, then measured
 * ones, then, if asked for, what its parts cost. Started by {@link Curate}, with a worker's JVM
 * options and environment.
 *
 * <p>Arguments: a file that lists the videos; a scratch folder; the file for the figures; the
 * number of measured rounds; {@value #APART} and {@value #PROFILED} for the parts.
 */
public final class CurateWorker {

  /** Asks for rounds without the measures of motion and physics, and one without their gates. */
  static final String APART = "--apart";

  /** Asks for a profile. */
  static final String PROFILED = "--profiled";

  /** Camera motion, what moves on its own, and the sounds and sensors that go with them. */
  static final List<String> MOTION_AND_PHYSICS =
      List.of("camera-motion", "physics", "sound-onsets", "impact-sound", "gyro-agreement");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<CuratedFile> files = new ArrayList<>();
  private final ObjectNode result = JSON.createObjectNode();
  private final CurateConfig config = CurateConfig.DEFAULT;
  private final MeasureRegistry measures = MeasureRegistry.load();

  private CurateWorker() {}

  /** Runs the rounds and writes the figures. */
  public static void main(String[] args) throws IOException, MediaException {
    CurateWorker worker = new CurateWorker();
    worker.probe(Files.readAllLines(Path.of(args[0])), Path.of(args[1]));
    worker.rounds(Integer.parseInt(args[3]), List.of(args).contains(APART));
    if (List.of(args).contains(PROFILED)) {
      ObjectNode profile = worker.result.putObject("profile");
      new CurateProfile(worker.files, worker.config).run().forEach(profile::put);
    }
    worker.result.put("peak_rss_mib", peakRssMib());
    JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(args[2]).toFile(), worker.result);
  }

  private void probe(List<String> lines, Path folder) throws IOException {
    Path scratch = Files.createDirectories(folder);
    double started = ProcessCosts.cpuSeconds();
    result.put("start_up_cpu_s", started);
    for (String line : lines) {
      CuratedFile.probe(Path.of(line), scratch).ifPresent(files::add);
    }
    result.put("probe_cpu_s", ProcessCosts.cpuSeconds() - started);
    result.put("probed", files.size());
  }

  private void rounds(int count, boolean apart) {
    round(measures, config, result.putObject("warm_up"));
    round(measures, config, result.putObject("second_warm_up"));
    CurateConfig less = config.without(MOTION_AND_PHYSICS);
    ArrayNode whole = result.putArray("rounds");
    ArrayNode without = result.putArray("rounds_without_motion_and_physics");
    for (int i = 0; i < count; i++) {
      round(measures, config, whole.addObject());
      if (apart) {
        round(measures, less, without.addObject());
      }
    }
    if (apart) {
      round(Ungated.of(measures), config, result.putObject("ungated"));
    }
  }

  private void round(MeasureRegistry with, CurateConfig config, ObjectNode into) {
    CurateRound round =
        new CurateRound(new AnalyseTask(with), config, new Filters(config.filters(), measures));
    ArrayNode perFile = JSON.createArrayNode();
    round.run(files, perFile);
    round.into(into);
    into.set("files", perFile);
    System.err.printf(Locale.ROOT, "curated, %.1f CPU s%n", round.total());
  }

  /** The kernel's high-water mark of this process. */
  static long peakRssMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024;
  }
}
