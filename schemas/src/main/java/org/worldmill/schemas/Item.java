package org.worldmill.schemas;

import java.util.Optional;

/**
 * What a model trains on: a clip of a video, an image or a 3D model.
 *
 * @param itemId hash of asset id, span and transform; 32 hex digits
 * @param assetId the asset it is made from
 * @param sourceGroup items of one group never straddle splits; the asset id unless configured
 * @param modality what it is
 * @param index its place among the asset's items, from 0
 * @param shot the number of the shot it lies in, from 0; 0 for stills and models
 * @param span the stretch it covers; empty for stills and models
 * @param frames decoded frames in it; 1 for an image, 0 for a model
 * @param thumbnail a small JPEG of it
 */
public record Item(
    String itemId,
    String assetId,
    String sourceGroup,
    Modality modality,
    int index,
    int shot,
    Optional<Span> span,
    long frames,
    Optional<BlobRef> thumbnail) {

  public Item {
    ContentHash.requireHex(itemId);
    ContentHash.requireHex(assetId);
    if ((modality == Modality.VIDEO) != span.isPresent()) {
      throw new IllegalArgumentException("a span belongs to a video's item alone: " + itemId);
    }
  }
}
