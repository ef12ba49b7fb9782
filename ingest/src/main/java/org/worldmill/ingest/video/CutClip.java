package org.worldmill.ingest.video;

import java.util.List;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Rational;

/**
 * A clip that was written, described from the written file itself.
 *
 * @param mediaType {@code video/mp4} or {@code video/webm}
 * @param codec codec of the picture
 * @param widthPx width as displayed
 * @param heightPx height as displayed
 * @param fps pictures over length
 * @param timeBase seconds per tick of {@code frameMap}
 * @param frameMap every picture, in presentation order, from time zero
 * @param transforms what was done: {@code copy 0..1536@1/512} or {@code encode ...}, with turns,
 *     crops and the sound
 */
public record CutClip(
    String mediaType,
    String codec,
    int widthPx,
    int heightPx,
    Rational fps,
    Rational timeBase,
    List<ItemMedia.FrameEntry> frameMap,
    List<String> transforms) {

  public CutClip {
    frameMap = List.copyOf(frameMap);
    transforms = List.copyOf(transforms);
  }
}
