package org.worldmill.shard;

import java.util.List;

/**
 * The whole layout of a release, decided before a byte is written.
 *
 * @param shards every shard, by modality, split and number
 */
public record ReleasePlan(List<ShardPlan> shards) {

  public ReleasePlan {
    shards = List.copyOf(shards);
  }

  /** The number of rows of all shards. */
  public long rows() {
    return shards.stream().mapToLong(shard -> shard.itemIds().size()).sum();
  }
}
