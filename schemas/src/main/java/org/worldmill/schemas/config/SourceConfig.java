package org.worldmill.schemas.config;

import java.util.List;
import java.util.Optional;

/**
 * A folder or bucket prefix to ingest.
 *
 * @param uri a path or URI that a Hadoop filesystem opens: {@code /data/in}, {@code s3a://b/p}; or
 *     {@code crawl:NAME} for what a crawl holds
 * @param include glob patterns of relative paths to take; empty for all
 * @param exclude glob patterns of relative paths to leave out
 * @param licence SPDX id that holds for every file without evidence of its own
 * @param attribution whom to name for every file without evidence of its own
 */
public record SourceConfig(
    String uri,
    List<String> include,
    List<String> exclude,
    Optional<String> licence,
    Optional<String> attribution) {

  public SourceConfig {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    if (uri.isBlank()) {
      throw new IllegalArgumentException("a source needs a uri");
    }
  }

  /** All of a folder. */
  public static SourceConfig of(String uri) {
    return new SourceConfig(uri, List.of(), List.of(), Optional.empty(), Optional.empty());
  }
}
