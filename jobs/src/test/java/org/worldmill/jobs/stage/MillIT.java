package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.config.SourceConfig;

/** The stages on Spark, over a small corpus that the test paints. */
class MillIT {

  @TempDir Path folder;
  private Path source;

  @BeforeEach
  void paint() throws IOException {
    source = Files.createDirectories(folder.resolve("in"));
    PaintedCorpus.paint(source);
  }

  @Test
  void everyFileIsAccountedForAndLookedAtOnce() throws IOException {
    try (Run run = new Run(folder, source, "a", 2, Failpoint.NONE)) {
      run.all();
      Funnel funnel = run.mill.funnel();
      assertThat(funnel.files()).isEqualTo(PaintedCorpus.FILES);
      assertThat(funnel.duplicates()).isEqualTo(1);
      assertThat(funnel.sidecars()).isEqualTo(1);
      assertThat(funnel.quarantined())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("ingest/EMPTY", 1L, "ingest/CORRUPT", 1L, "ingest/TRUNCATED", 1L));
      assertThat(funnel.in())
          .isEqualTo(funnel.totalPublished() + funnel.totalFiltered() + funnel.totalQuarantined());
      assertThat(funnel.published().keySet()).containsExactly("image", "model3d");
    }
    try (Run again = new Run(folder, source, "a", 2, Failpoint.NONE)) {
      assertThat(again.all()).allMatch(StageReport::skipped);
    }
    PaintedCorpus.image(source.resolve("more.png"), 99);
    try (Run grown = new Run(folder, source, "a", 2, Failpoint.NONE)) {
      List<StageReport> reports = grown.all();
      assertThat(reports).noneMatch(StageReport::skipped);
      assertThat(reports.get(0).count("looked_at")).hasValue(1);
      assertThat(reports.get(1).count("analysed")).hasValue(1);
      assertThat(reports.get(1).count("cut")).hasValue(1);
    }
  }

  @Test
  void killedAtEveryPlaceAndResumedItMakesTheSameBytes() throws IOException {
    Map<String, String> whole;
    try (Run run = new Run(folder, source, "whole", 1, Failpoint.NONE)) {
      run.all();
      whole = release(folder.resolve("whole"));
    }
    Set<String> passed = new LinkedHashSet<>();
    Failpoint killer =
        place -> {
          if (passed.add(place)) {
            throw new Killed(place);
          }
        };
    try (Run run = new Run(folder, source, "killed", 4, killer)) {
      boolean done = false;
      while (!done) {
        try {
          run.fresh().run();
          done = true;
        } catch (Killed e) {
          assertThat(e).hasMessage(List.copyOf(passed).get(passed.size() - 1));
        }
      }
      assertThat(passed).contains("curate: items written", "shard: shards written");
      assertThat(passed).contains("publish: published");
      assertThat(run.catalog.read(MillTable.SIGNALS)).doesNotHaveDuplicates();
      assertThat(run.catalog.read(MillTable.ITEMS)).doesNotHaveDuplicates();
    }
    assertThat(release(folder.resolve("killed"))).isEqualTo(whole).isNotEmpty();
  }

  /** Hashes of all files of all releases, by path. */
  private static Map<String, String> release(Path workdir) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    Path root = workdir.resolve("releases");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(root.relativize(file).toString(), ContentHash.of(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private static final class Killed extends RuntimeException {
    Killed(String place) {
      super(place);
    }
  }

  static final class Run implements AutoCloseable {
    final SparkSession spark;
    final Mill mill;
    final Catalog catalog;
    private final Workdir workdir;
    private final PipelineConfig config;
    private final Failpoint failpoint;

    Run(Path folder, Path source, String name, int partitions, Failpoint failpoint) {
      this(folder, source, name, partitions, failpoint, CurateConfig.DEFAULT);
    }

    Run(
        Path folder,
        Path source,
        String name,
        int partitions,
        Failpoint failpoint,
        CurateConfig curate) {
      ResourceConfig base = ResourceConfig.DEFAULT;
      ResourceConfig resources =
          new ResourceConfig(
              "local[2]",
              partitions,
              base.catalog(),
              base.blobs(),
              1L << 30,
              60_000_000_000L,
              1000,
              3);
      PipelineConfig d = PipelineConfig.DEFAULT;
      config =
          new PipelineConfig(
              List.of(SourceConfig.of(source.toString())),
              curate,
              d.label(),
              d.shard(),
              d.publish(),
              resources);
      workdir = new Workdir(folder.resolve(name));
      spark = SparkSessions.open(workdir, resources);
      catalog = new Catalog(spark);
      this.failpoint = failpoint;
      mill = new Mill(spark, workdir, config, Progress.SILENT, failpoint);
    }

    /** A mill that remembers nothing, as after a kill. */
    Mill fresh() {
      return new Mill(spark, workdir, config, Progress.SILENT, failpoint);
    }

    List<StageReport> all() {
      return mill.run();
    }

    @Override
    public void close() {
      spark.stop();
    }
  }
}
