package org.worldmill.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.ShardConfig;

/** Releases of painted samples, assembled in a local folder. */
final class PaintedRelease {

  static final String REPORT = "<!doctype html><title>Report</title>\n";

  private PaintedRelease() {}

  /** Samples of all modalities: {@code count} videos, half as many images and models. */
  static PaintedSamples samples(int count) {
    PaintedSamples painted = new PaintedSamples();
    for (int i = 0; i < count; i++) {
      painted.add(Modality.VIDEO, i, 2000 + i);
    }
    for (int i = 0; i < (count + 1) / 2; i++) {
      painted.add(Modality.IMAGE, i, 500 + i);
      painted.add(Modality.MODEL3D, i, 300 + i);
    }
    return painted;
  }

  /** What a release of this version says of itself. */
  static ReleaseInputs inputs(PaintedSamples painted, String version) {
    SortedMap<String, Long> reasons = new TreeMap<>();
    reasons.put("too_dark", 2L);
    reasons.put("ingest/TRUNCATED", 1L);
    long published = painted.planned().size();
    return new ReleaseInputs(
        ShardConfig.DEFAULT,
        version,
        Optional.empty(),
        "0.1.0",
        "f".repeat(64),
        PaintedSamples.SCHEMA,
        new Funnel(published + 3, published, 2, 1, reasons),
        List.of());
  }

  /** Writes shards and report to a staging folder. */
  static List<ShardFile> stage(PaintedSamples painted, Path staging) throws IOException {
    Files.createDirectories(staging.resolve("report"));
    Files.writeString(staging.resolve("report/index.html"), REPORT);
    ShardFileWriter writer = new ShardFileWriter(PaintedSamples.SCHEMA, ShardConfig.DEFAULT);
    List<ShardFile> shards = new ArrayList<>();
    for (ShardPlan plan : ReleasePlanner.plan(painted.planned(), ShardConfig.DEFAULT).shards()) {
      Path out = staging.resolve(plan.fileName());
      shards.add(writer.write(plan, painted.of(plan).iterator(), painted.opener(), out));
    }
    return shards;
  }

  /** Makes a whole release. */
  static ReleaseManifest assemble(PaintedSamples painted, String version, Path staging)
      throws IOException {
    List<ShardFile> shards = stage(painted, staging);
    return ReleaseAssembler.assemble(
        inputs(painted, version),
        shards,
        staging.toUri(),
        new Configuration(false),
        staging.resolveSibling("scratch"));
  }
}
