package org.worldmill.jobs.duplicate;

import java.util.List;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.SignalValue;

/**
 * An item to take into the index.
 *
 * @param itemId the item
 * @param assetId its asset
 * @param modality what it is
 * @param signals those of its signals that signatures are made of
 */
record IndexOrder(String itemId, String assetId, Modality modality, List<SignalRow> signals) {

  IndexOrder {
    signals = List.copyOf(signals);
  }

  SignatureRow row(Indexed rules) {
    TreeMap<String, SignalValue> values = new TreeMap<>();
    signals.forEach(signal -> values.put(signal.name(), signal.value()));
    return rules.row(itemId, assetId, modality, values);
  }
}
