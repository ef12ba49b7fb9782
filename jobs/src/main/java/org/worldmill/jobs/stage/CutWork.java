package org.worldmill.jobs.stage;

import java.util.List;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;

/**
 * An asset and those of its items that need bytes to publish.
 *
 * @param asset the asset
 * @param items in the order of their spans
 */
record CutWork(Asset asset, List<Item> items) {

  CutWork {
    items = List.copyOf(items);
  }
}
