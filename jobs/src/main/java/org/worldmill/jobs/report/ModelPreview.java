package org.worldmill.jobs.report;

import java.util.Optional;

/**
 * What the page needs to let a person turn a model.
 *
 * @param itemId the model's item
 * @param glb the model made small, a GLB in base64; its asset's extras say how it lies in the model
 * @param sheet its turntable, a JPEG in base64, for browsers that draw no 3D
 * @param why why there is neither
 */
public record ModelPreview(
    String itemId, Optional<String> glb, Optional<String> sheet, Optional<String> why) {

  public ModelPreview {
    if (glb.isPresent() == why.isPresent()) {
      throw new IllegalArgumentException("a model is there or has a reason: " + itemId);
    }
  }

  /** A model that is not shown. */
  public static ModelPreview none(String itemId, String why) {
    return new ModelPreview(itemId, Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
