package org.worldmill.jobs.stage;

import java.util.List;
import org.worldmill.jobs.catalog.MediaRow;

/**
 * The bytes of an asset's items.
 *
 * @param assetId the asset
 * @param media one row an item
 */
record CutAsset(String assetId, List<MediaRow> media) {

  CutAsset {
    media = List.copyOf(media);
  }
}
