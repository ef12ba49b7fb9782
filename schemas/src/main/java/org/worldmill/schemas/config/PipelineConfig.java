package org.worldmill.schemas.config;

import java.util.List;

/**
 * All of {@code pipeline.yaml}.
 *
 * @param sources where to look; may be empty for stages that ingest nothing
 * @param curate shots, measures and filters
 * @param label captions
 * @param shard the release
 * @param publish where releases go
 * @param resources memory, time, places
 */
public record PipelineConfig(
    List<SourceConfig> sources,
    CurateConfig curate,
    LabelConfig label,
    ShardConfig shard,
    PublishConfig publish,
    ResourceConfig resources) {

  /** What an empty file means. */
  public static final PipelineConfig DEFAULT =
      new PipelineConfig(
          List.of(),
          CurateConfig.DEFAULT,
          LabelConfig.DEFAULT,
          ShardConfig.DEFAULT,
          PublishConfig.DEFAULT,
          ResourceConfig.DEFAULT);

  public PipelineConfig {
    sources = List.copyOf(sources);
  }
}
