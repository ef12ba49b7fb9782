package org.worldmill.jobs.report;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.media.SignalValue;

/**
 * An item with what the page says of it.
 *
 * @param item the item
 * @param asset the asset it came from
 * @param signals what was measured
 * @param drop the verdict that is its one reason, if it was dropped
 * @param captions what is said about it
 * @param publication where it lies in the release, if it was published
 */
public record ReportItem(
    Item item,
    Asset asset,
    SortedMap<String, SignalValue> signals,
    Optional<Verdict> drop,
    List<Caption> captions,
    Optional<Publication> publication) {

  public ReportItem {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    captions = List.copyOf(captions);
  }

  boolean kept() {
    return drop.isEmpty();
  }

  /**
   * Where a published item's bytes are.
   *
   * @param split {@code train}, {@code validation} or {@code test}
   * @param media the bytes in the blob store, from which small clips are embedded
   * @param shardUrl the shard, relative to the page, or absolute
   * @param offset first byte of the media in the shard
   * @param transforms what was done to the asset's bytes
   */
  public record Publication(
      String split, BlobRef media, String shardUrl, long offset, List<String> transforms) {
    public Publication {
      transforms = List.copyOf(transforms);
    }
  }
}
