package org.worldmill.schemas.config;

import java.util.Optional;

/**
 * How a release is laid out.
 *
 * @param dataset its name, a folder's name
 * @param title its name for people
 * @param licence SPDX id of the collection as a whole, if there is one
 * @param seed of the order and the splits
 * @param targetBytes size that a shard is cut at
 * @param rowGroupBytes greatest size of a row group
 * @param rowGroupRows greatest number of rows in a row group
 * @param validationShare share of source groups in the validation split
 * @param testShare share of source groups in the test split
 * @param groupBy {@code asset}: every asset is its own source group; {@code folder}: assets of one
 *     folder are one group
 */
public record ShardConfig(
    String dataset,
    String title,
    Optional<String> licence,
    long seed,
    long targetBytes,
    long rowGroupBytes,
    int rowGroupRows,
    double validationShare,
    double testShare,
    String groupBy) {

  /** 256 MiB shards, 64 MiB or 256 rows a row group, 5 % validation, 5 % test. */
  public static final ShardConfig DEFAULT =
      new ShardConfig(
          "worldmill",
          "Worldmill dataset",
          Optional.empty(),
          20260101L,
          256L << 20,
          64L << 20,
          256,
          0.05,
          0.05,
          "asset");

  public ShardConfig {
    if (!dataset.matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?")) {
      throw new IllegalArgumentException("not a dataset's name: '" + dataset + "'");
    }
    if (targetBytes < 1 << 20 || targetBytes > 512L << 20) {
      throw new IllegalArgumentException("a shard is cut between 1 MiB and 512 MiB");
    }
    if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) {
      throw new IllegalArgumentException("validation and test leave nothing to train on");
    }
  }
}
