package org.worldmill.schemas;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.media.SignalValue;

/**
 * A kept item with all that belongs to it, ready to write.
 *
 * @param item the item
 * @param asset the asset it came from
 * @param media the bytes to publish
 * @param signals its signals by name
 * @param captions its captions, in order
 */
public record Sample(
    Item item,
    Asset asset,
    ItemMedia media,
    SortedMap<String, SignalValue> signals,
    List<Caption> captions) {

  public Sample {
    signals = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    captions = List.copyOf(captions);
    if (!item.itemId().equals(media.itemId()) || !item.assetId().equals(asset.assetId())) {
      throw new IllegalArgumentException("the parts belong to different items: " + item.itemId());
    }
  }
}
