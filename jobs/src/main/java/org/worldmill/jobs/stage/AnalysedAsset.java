package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException;

/**
 * What one pass over an asset, or over one chapter of it, found: items with their signals, or a
 * fault.
 *
 * @param assetId the asset
 * @param chapter the chapter, from 0, where only that was looked at
 * @param items its items, in order
 * @param signals of all items
 * @param shots how many shots the items lie in
 * @param total items of the whole asset, as far as is known
 * @param triaged whether cheap evidence settled any of it, and it was not decoded in full
 * @param fault why there are none: kind
 * @param reason why there are none, for a person
 */
record AnalysedAsset(
    String assetId,
    Optional<Integer> chapter,
    List<Item> items,
    List<SignalRow> signals,
    int shots,
    int total,
    boolean triaged,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {

  AnalysedAsset {
    items = List.copyOf(items);
    signals = List.copyOf(signals);
  }

  /** One that failed. */
  static AnalysedAsset failed(AnalyseOrder order, MediaException.Code fault, String reason) {
    return new AnalysedAsset(
        order.asset().assetId(),
        order.chapter(),
        List.of(),
        List.of(),
        0,
        0,
        false,
        Optional.of(fault),
        Optional.of(reason));
  }
}
