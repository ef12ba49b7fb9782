package org.worldmill.schemas;

import java.util.List;
import java.util.Optional;

/**
 * The bytes of a kept item that the release carries: a cut clip, the image as it came, the model.
 *
 * @param itemId the item
 * @param blob the bytes
 * @param fileName a name for it: item id and extension
 * @param codec codec of the picture, or format of the model
 * @param widthPx width as displayed; 0 for models
 * @param heightPx height as displayed; 0 for models
 * @param fps average frame rate; empty for stills and models
 * @param timeBase time base of {@code frameMap}; empty for stills and models
 * @param frameMap every frame of a clip, in presentation order
 * @param transforms what was done to the asset's bytes, in order, such as {@code copy
 *     0..1536@1/512}
 */
public record ItemMedia(
    String itemId,
    BlobRef blob,
    String fileName,
    String codec,
    int widthPx,
    int heightPx,
    Optional<Rational> fps,
    Optional<Rational> timeBase,
    List<FrameEntry> frameMap,
    List<String> transforms) {

  public ItemMedia {
    frameMap = List.copyOf(frameMap);
    transforms = List.copyOf(transforms);
  }

  /**
   * One frame of a clip.
   *
   * @param pts presentation time stamp in the clip
   * @param duration ticks until the next frame
   * @param keyFrame whether decoding can start here
   */
  public record FrameEntry(long pts, long duration, boolean keyFrame) {}
}
