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
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.worker.AnalyseTask;
import org.worldmill.jobs.worker.AnalysedItem;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/**
 * What cheap evidence saves, and whether it ever rejects what the full pass keeps: each video is
 * analysed with triage and without, in one JVM on one thread, after a round to warm up.
 *
 * <p>Arguments: a folder of videos; the repository.
 */
public final class Triage {

  private final AnalyseTask task = new AnalyseTask();
  private final CurateConfig with = CurateConfig.DEFAULT;
  private final CurateConfig without = with.withFilters(List.of());
  private final Filters filters = new Filters(with.filters(), MeasureRegistry.load());
  private double fullSeconds;
  private double triageSeconds;
  private double passedFull;
  private double passedTriage;
  private int settled;
  private int wrong;

  private Triage() {}

  /** Measures, prints a table and writes {@code bench/results/triage.json}. */
  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory("worldmill-triage");
    List<CuratedFile> files = new ArrayList<>();
    try (Stream<Path> videos = Files.list(Path.of(args[0]))) {
      for (Path video : videos.filter(Files::isRegularFile).sorted().toList()) {
        CuratedFile.probe(video, scratch).ifPresent(files::add);
      }
    }
    new Triage().round(files, new ObjectMapper().createArrayNode());
    ObjectNode result = new ObjectMapper().createObjectNode();
    Triage measured = new Triage();
    measured.round(files, result.putArray("settled"));
    measured.into(result);
    Files.delete(scratch);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(Path.of(args[1], "bench/results/triage.json").toFile(), result);
    System.out.println(result.toPrettyString());
    System.out.printf(
        Locale.ROOT,
        "triage %.1f CPU s, everything decoded %.1f: %.3f%n",
        measured.triageSeconds,
        measured.fullSeconds,
        measured.triageSeconds / measured.fullSeconds);
  }

  private void round(List<CuratedFile> files, ArrayNode settledFiles) {
    for (CuratedFile file : files) {
      try {
        double start = CurateRound.cpuSeconds();
        List<AnalysedItem> found = file.analyse(task, with);
        double middle = CurateRound.cpuSeconds();
        List<AnalysedItem> full = file.analyse(task, without);
        double end = CurateRound.cpuSeconds();
        note(file, found, full, new double[] {middle - start, end - middle}, settledFiles);
      } catch (MediaException refused) {
        // Counted by neither.
      }
      file.sweep();
    }
  }

  private void note(
      CuratedFile file,
      List<AnalysedItem> found,
      List<AnalysedItem> full,
      double[] seconds,
      ArrayNode settledFiles) {
    triageSeconds += seconds[0];
    fullSeconds += seconds[1];
    List<String> tiers =
        found.stream()
            .map(
                item ->
                    Optional.ofNullable(item.signals().get("decode_tier"))
                        .flatMap(SignalValue::text)
                        .orElse(""))
            .distinct()
            .toList();
    if (tiers.stream().noneMatch(tier -> tier.equals("facts") || tier.equals("keyframes"))) {
      passedTriage += seconds[0];
      passedFull += seconds[1];
      return;
    }
    settled++;
    int keeps = CuratedFile.keep(full, filters).size() - CuratedFile.keep(found, filters).size();
    wrong += Math.max(0, keeps);
    ObjectNode entry = settledFiles.addObject();
    entry.put("file", file.file().getFileName().toString());
    entry.put("tiers", String.join(" ", tiers));
    entry.put("items", found.size()).put("items_decoded", full.size());
    entry.put("cpu_s", seconds[0]).put("decoded_cpu_s", seconds[1]);
  }

  private void into(ObjectNode node) {
    node.put("files_settled", settled).put("kept_by_the_full_pass_alone", wrong);
    node.put("cpu_s", triageSeconds).put("decoded_cpu_s", fullSeconds);
    node.put("passed_cpu_s", passedTriage).put("passed_decoded_cpu_s", passedFull);
  }
}
