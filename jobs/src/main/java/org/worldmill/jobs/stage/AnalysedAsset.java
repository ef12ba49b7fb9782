package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException;

/**
 * What one pass over an asset found: items with their signals, or a fault.
 *
 * @param assetId the asset
 * @param items its items, in order
 * @param signals of all items
 * @param fault why there are none: kind
 * @param reason why there are none, for a person
 */
record AnalysedAsset(
    String assetId,
    List<Item> items,
    List<SignalRow> signals,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {

  AnalysedAsset {
    items = List.copyOf(items);
    signals = List.copyOf(signals);
  }
}
