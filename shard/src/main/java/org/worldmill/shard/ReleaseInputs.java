package org.worldmill.shard;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.config.ShardConfig;

/**
 * All that a release says of itself beyond its rows. It holds no clock and no random identity: the
 * same inputs give the same release.
 *
 * @param config how it is laid out
 * @param version its version
 * @param previousVersion the version it follows
 * @param codeVersion of this software
 * @param configFingerprint of the pipeline configuration
 * @param schema its columns
 * @param funnel what became of everything that went in
 * @param withdrawn items that were taken down, sorted
 */
public record ReleaseInputs(
    ShardConfig config,
    String version,
    Optional<String> previousVersion,
    String codeVersion,
    String configFingerprint,
    ReleaseSchema schema,
    Funnel funnel,
    List<String> withdrawn) {

  public ReleaseInputs {
    withdrawn = withdrawn.stream().sorted().toList();
    Version.parse(version);
  }
}
