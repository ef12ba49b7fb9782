package org.worldmill.jobs.worker;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Rational;

/**
 * A file made for an item.
 *
 * @param itemId the item
 * @param file where it lies, in the request's scratch folder
 * @param contentType its media type
 * @param codec of the picture, or format of the model
 * @param widthPx as displayed; 0 for models
 * @param heightPx as displayed; 0 for models
 * @param fps average frame rate; empty for models
 * @param timeBase of {@code frameMap}; empty for models
 * @param frameMap every frame, in presentation order; empty for models
 * @param transforms what was done to the bytes, in order
 */
public record CutMedia(
    String itemId,
    String file,
    String contentType,
    String codec,
    int widthPx,
    int heightPx,
    Optional<Rational> fps,
    Optional<Rational> timeBase,
    List<ItemMedia.FrameEntry> frameMap,
    List<String> transforms) {
  public CutMedia {
    frameMap = List.copyOf(frameMap);
    transforms = List.copyOf(transforms);
  }
}
