package org.worldmill.jobs.catalog;

import java.util.Optional;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.MediaException;

/**
 * The bytes that an item publishes, or why there are none. Exactly one of media and fault is there.
 *
 * @param itemId the item
 * @param assetId its asset
 * @param fingerprint of the code that made the bytes
 * @param media the bytes
 * @param fault why they could not be made: kind
 * @param reason why they could not be made, for a person
 */
public record MediaRow(
    String itemId,
    String assetId,
    String fingerprint,
    Optional<ItemMedia> media,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {

  public MediaRow {
    if (media.isPresent() == fault.isPresent()) {
      throw new IllegalArgumentException("media or a fault, not both or none: " + itemId);
    }
  }
}
