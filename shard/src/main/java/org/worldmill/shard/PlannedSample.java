package org.worldmill.shard;

import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;

/**
 * What the planner needs to know of a sample.
 *
 * @param itemId the item
 * @param modality the configuration it is written to
 * @param sourceGroup samples of one group share a split
 * @param mediaBytes size of its media and thumbnail
 */
public record PlannedSample(String itemId, Modality modality, String sourceGroup, long mediaBytes) {

  public PlannedSample {
    ContentHash.requireHex(itemId);
    if (mediaBytes < 0) {
      throw new IllegalArgumentException("a size must not be negative: " + mediaBytes);
    }
  }
}
