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
 * What media workers and the judge do, in one JVM on one thread: a round to warm up, then measured
 * ones, then the profile. Started by {@link Curate}, with a worker's JVM options and environment.
 *
 * <p>Arguments: a file that lists the videos; a scratch folder; the file for the figures; the
 * number of measured rounds.
 */
public final class CurateWorker {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CurateWorker() {}

  /** Runs the rounds and writes the figures. */
  public static void main(String[] args) throws IOException, MediaException {
    Path scratch = Files.createDirectories(Path.of(args[1]));
    ObjectNode result = JSON.createObjectNode();
    List<CuratedFile> files = new ArrayList<>();
    double started = CurateRound.cpuSeconds();
    result.put("start_up_cpu_s", started);
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      CuratedFile.probe(Path.of(line), scratch).ifPresent(files::add);
    }
    result.put("probe_cpu_s", CurateRound.cpuSeconds() - started);
    result.put("probed", files.size());
    CurateConfig config = CurateConfig.DEFAULT;
    AnalyseTask task = new AnalyseTask();
    Filters filters = new Filters(config.filters(), MeasureRegistry.load());
    round(task, config, filters, files, result.putObject("warm_up"));
    ArrayNode rounds = result.putArray("rounds");
    for (int i = 0; i < Integer.parseInt(args[3]); i++) {
      round(task, config, filters, files, rounds.addObject());
    }
    ObjectNode profile = result.putObject("profile");
    new CurateProfile(files, config).run().forEach(profile::put);
    result.put("peak_rss_mib", peakRssMib());
    JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(args[2]).toFile(), result);
  }

  private static void round(
      AnalyseTask task,
      CurateConfig config,
      Filters filters,
      List<CuratedFile> files,
      ObjectNode into) {
    CurateRound round = new CurateRound(task, config, filters);
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
