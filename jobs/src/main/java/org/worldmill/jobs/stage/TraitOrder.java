package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Modality;

/**
 * An item whose traits are asked for.
 *
 * @param itemId the item
 * @param assetId its asset
 * @param modality what it is
 * @param origins relative paths of its asset
 * @param sourceUri its source
 * @param licence SPDX id of its terms, where they are known
 * @param signals those of its signals that traits are made of
 */
record TraitOrder(
    String itemId,
    String assetId,
    Modality modality,
    List<String> origins,
    String sourceUri,
    Optional<String> licence,
    List<SignalRow> signals) {

  TraitOrder {
    origins = List.copyOf(origins);
    signals = List.copyOf(signals);
  }
}
