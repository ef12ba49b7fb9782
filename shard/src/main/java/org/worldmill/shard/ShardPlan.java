package org.worldmill.shard;

import java.util.List;
import java.util.Locale;
import org.worldmill.schemas.Modality;

/**
 * One shard to be written: which items, in which order.
 *
 * @param modality the configuration it belongs to
 * @param split the split it belongs to
 * @param index its number within the split, from 0
 * @param count the number of shards of the split
 * @param itemIds its rows, in order
 */
public record ShardPlan(
    Modality modality, Split split, int index, int count, List<String> itemIds) {

  public ShardPlan {
    itemIds = List.copyOf(itemIds);
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("there is no shard " + index + " of " + count);
    }
    if (itemIds.isEmpty()) {
      throw new IllegalArgumentException("a shard has at least one row");
    }
  }

  /** Its path in the release: {@code data/video/train-00000-of-00001.parquet}. */
  public String fileName() {
    return "data/" + modality.id() + "/" + partName(split, index, count);
  }

  /** The name of part {@code index} of {@code count}: {@code train-00000-of-00001.parquet}. */
  static String partName(Split split, int index, int count) {
    return String.format(Locale.ROOT, "%s-%05d-of-%05d.parquet", split.id(), index, count);
  }
}
