package org.worldmill.schemas.config;

import java.util.Optional;

/**
 * Memory, time and places. Nothing here changes what a release holds.
 *
 * @param master Spark master when not started by spark-submit
 * @param partitions Spark partitions a stage is cut into; 0 for one a core and wave
 * @param catalog JDBC URL of the Iceberg catalog; empty for a SQLite file below the working
 *     directory
 * @param blobs root of the blob store; empty for {@code WORKDIR/blobs}
 * @param workerMemoryBytes most private memory of a media worker
 * @param workerDeadlineNanos longest time for one request
 * @param workerRecycleAfter requests after which a worker is replaced
 * @param waveAssets assets between two commits
 */
public record ResourceConfig(
    String master,
    int partitions,
    Optional<String> catalog,
    Optional<String> blobs,
    long workerMemoryBytes,
    long workerDeadlineNanos,
    int workerRecycleAfter,
    int waveAssets) {

  /** All cores, workers of 2 GiB and 10 minutes, replaced after 1,000 requests. */
  public static final ResourceConfig DEFAULT =
      new ResourceConfig(
          "local[*]",
          0,
          Optional.empty(),
          Optional.empty(),
          2L << 30,
          600_000_000_000L,
          1000,
          2000);

  public ResourceConfig {
    if (workerMemoryBytes < 1L << 30) {
      throw new IllegalArgumentException(
          "a media worker needs at least 1 GiB: its libraries alone take half of that");
    }
    if (workerRecycleAfter < 1 || waveAssets < 1 || partitions < 0) {
      throw new IllegalArgumentException("counts must be positive");
    }
  }
}
