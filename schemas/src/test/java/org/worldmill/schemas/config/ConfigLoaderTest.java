package org.worldmill.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;

class ConfigLoaderTest {

  @TempDir Path folder;

  private PipelineConfig load(String yaml, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("pipeline.yaml"), yaml);
    return ConfigLoader.load(file, List.of(overrides));
  }

  @Test
  void anEmptyFileMeansEveryDefault() throws IOException {
    assertThat(load("")).isEqualTo(PipelineConfig.DEFAULT);
    assertThat(load("# only a comment\n")).isEqualTo(PipelineConfig.DEFAULT);
    assertThat(load("curate:\nshard:\n")).isEqualTo(PipelineConfig.DEFAULT);
    assertThat(ConfigLoader.of(List.of())).isEqualTo(PipelineConfig.DEFAULT);
  }

  @Test
  void theDefaultsAreTheseValues() {
    PipelineConfig config = PipelineConfig.DEFAULT;

    assertThat(config.sources()).isEmpty();
    assertThat(config.curate())
        .isEqualTo(
            new CurateConfig(
                new CurateConfig.ShotConfig("adaptive", 2.5, 10.0, 300_000_000L),
                30_000_000_000L,
                List.of(),
                DefaultFilters.RULES,
                new DuplicateConfig(
                    DuplicateConfig.Mode.NEAR,
                    DuplicateConfig.Mode.NEAR,
                    DuplicateConfig.Mode.NEAR,
                    0,
                    List.of(
                        DuplicateConfig.Quality.RESOLUTION,
                        DuplicateConfig.Quality.DURATION,
                        DuplicateConfig.Quality.BITS_PER_PIXEL,
                        DuplicateConfig.Quality.LICENCE)),
                List.of(),
                new BalanceConfig(20260101L, 10, List.of(), List.of(), Optional.empty())));
    assertThat(config.label()).isEqualTo(new LabelConfig(List.of("sidecar", "composed")));
    assertThat(config.shard())
        .isEqualTo(
            new ShardConfig(
                "worldmill",
                "Worldmill dataset",
                Optional.empty(),
                20260101L,
                268_435_456L,
                67_108_864L,
                256,
                0.05,
                0.05,
                "asset"));
    assertThat(config.publish()).isEqualTo(new PublishConfig(Optional.empty(), Optional.empty()));
    assertThat(config.resources())
        .isEqualTo(
            new ResourceConfig(
                "local[*]",
                0,
                Optional.empty(),
                Optional.empty(),
                2_147_483_648L,
                600_000_000_000L,
                1000,
                2000));
  }

  @Test
  void everyKeyReachesItsComponent() throws IOException {
    PipelineConfig config =
        load(
            """
            sources:
              - {uri: s3a://b/p, include: ["*.mp4"], exclude: [x/**], licence: CC0-1.0, attribution: Ann}
            curate:
              shots: {detector: content, threshold: 20, min_content: 9.5, min_shot: 1.5 s}
              max_clip: 2 min
              disabled_measures: [motion-vectors]
              filters:
                - {name: dark, signal: luma_mean, min: 0.1, max: 0.9, applies: [video], when_absent: drop}
              duplicates: {images: exact, video: off, model3d: near, min_score: 0.9, keep: [licence]}
              decontaminate: [eval.hashes]
              balance:
                seed: 7
                cluster_bits: 12
                caps: [{by: folder, most: 20}]
                tags:
                  - {name: night, signal: luma_mean, min: 0.01, max: 0.2, path: cars/**, modality: video, share: 0.25}
                most: 1000
            label: {captioners: [composed]}
            shard:
              dataset: farm-01
              title: Farm
              licence: CC-BY-4.0
              seed: -7
              target_size: 16 MiB
              row_group_size: 512 KiB
              row_group_rows: 8
              validation: 0
              test: 0.25
              group_by: folder
            publish: {to: s3a://b/r, version: 1.2.3}
            resources:
              master: local[2]
              partitions: 4
              catalog: jdbc:postgresql://db/w
              blobs: /blobs
              worker_memory: 1.5 GiB
              worker_deadline: 1 h
              worker_recycle_after: 10
              wave_assets: 20
            """);

    assertThat(config)
        .isEqualTo(
            new PipelineConfig(
                List.of(
                    new SourceConfig(
                        "s3a://b/p",
                        List.of("*.mp4"),
                        List.of("x/**"),
                        Optional.of("CC0-1.0"),
                        Optional.of("Ann"))),
                new CurateConfig(
                    new CurateConfig.ShotConfig("content", 20, 9.5, 1_500_000_000L),
                    120_000_000_000L,
                    List.of("motion-vectors"),
                    List.of(
                        new FilterRule(
                            "dark",
                            "luma_mean",
                            Optional.of(0.1),
                            Optional.of(0.9),
                            List.of(Modality.VIDEO),
                            WhenAbsent.DROP)),
                    new DuplicateConfig(
                        DuplicateConfig.Mode.EXACT,
                        DuplicateConfig.Mode.OFF,
                        DuplicateConfig.Mode.NEAR,
                        0.9,
                        List.of(DuplicateConfig.Quality.LICENCE)),
                    List.of("eval.hashes"),
                    new BalanceConfig(
                        7L,
                        12,
                        List.of(new BalanceConfig.Cap(BalanceConfig.By.FOLDER, 20)),
                        List.of(
                            new BalanceConfig.Tag(
                                "night",
                                Optional.of("luma_mean"),
                                Optional.of(0.01),
                                Optional.of(0.2),
                                Optional.of("cars/**"),
                                Optional.of(Modality.VIDEO),
                                Optional.of(0.25))),
                        Optional.of(1000L))),
                new LabelConfig(List.of("composed")),
                new ShardConfig(
                    "farm-01",
                    "Farm",
                    Optional.of("CC-BY-4.0"),
                    -7,
                    16L << 20,
                    512L << 10,
                    8,
                    0,
                    0.25,
                    "folder"),
                new PublishConfig(Optional.of("s3a://b/r"), Optional.of("1.2.3")),
                new ResourceConfig(
                    "local[2]",
                    4,
                    Optional.of("jdbc:postgresql://db/w"),
                    Optional.of("/blobs"),
                    1536L << 20,
                    3_600_000_000_000L,
                    10,
                    20)));
  }

  @Test
  void theContentDetectorHasItsOwnThreshold() throws IOException {
    assertThat(load("curate: {shots: {detector: content}}").curate().shots().threshold())
        .isEqualTo(27.0);
  }

  @Test
  void extraFiltersAddToTheDefaultOnesOrTakeTheirPlace() throws IOException {
    CurateConfig curate =
        load("""
                curate:
                  extra_filters:
                    - {name: loud, signal: audio_peak_dbfs, max: -1}
                    - {name: too-short, signal: duration_s, min: 3}
                """)
            .curate();

    assertThat(curate.filters()).hasSize(DefaultFilters.RULES.size() + 1);
    assertThat(curate.filters().get(0)).isEqualTo(FilterRule.atLeast("too-short", "duration_s", 3));
    assertThat(curate.filters().get(DefaultFilters.RULES.size()).name()).isEqualTo("loud");
  }

  @Test
  void anEmptyListOfFiltersKeepsEverything() throws IOException {
    assertThat(load("curate: {filters: []}").curate().filters()).isEmpty();
  }

  @Test
  void overridesWinOverTheFileAndTheLastOneOverAll() throws IOException {
    PipelineConfig config =
        load(
            "sources:\n  - uri: a\nshard: {dataset: x, seed: 1}\n",
            "shard.seed=2",
            "shard.seed=3",
            "shard.title=1984",
            "shard.dataset=",
            "curate.max_clip=5 s",
            "curate.disabled_measures=[a, b]",
            "sources.0.licence=MIT",
            "sources.1.uri=s3a://b/p");

    assertThat(config.shard().seed()).isEqualTo(3);
    assertThat(config.shard().title()).isEqualTo("1984");
    assertThat(config.shard().dataset()).isEqualTo("worldmill");
    assertThat(config.curate().maxClipNanos()).isEqualTo(5_000_000_000L);
    assertThat(config.curate().disabledMeasures()).containsExactly("a", "b");
    assertThat(config.sources()).hasSize(2);
    assertThat(config.sources().get(0).licence()).contains("MIT");
    assertThat(config.sources().get(1).uri()).isEqualTo("s3a://b/p");
  }

  @Test
  void anOverrideNeedsNoFile() {
    assertThat(ConfigLoader.of(List.of("sources.0.uri=/data/in")).sources())
        .containsExactly(SourceConfig.of("/data/in"));
  }

  @Test
  void aMissingFileIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> ConfigLoader.load(folder.resolve("none.yaml"), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.yaml: no such file; copy docs/pipeline.yaml there");
    assertThatThrownBy(() -> ConfigLoader.load(folder, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("this is a folder");
  }
}
