package org.worldmill.jobs.stage;

import java.util.List;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.media.SignalValue;

/**
 * An item to caption, with what can be said about it.
 *
 * @param item the item
 * @param asset its asset
 * @param signals its signals
 */
record Subject(Item item, Asset asset, List<SignalRow> signals) {

  Subject {
    signals = List.copyOf(signals);
  }

  /** The signals by name. */
  static TreeMap<String, SignalValue> values(List<SignalRow> signals) {
    TreeMap<String, SignalValue> values = new TreeMap<>();
    signals.forEach(signal -> values.put(signal.name(), signal.value()));
    return values;
  }
}
