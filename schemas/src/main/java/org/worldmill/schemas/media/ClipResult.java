package org.worldmill.schemas.media;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Span;

/**
 * What one pass found about one clip.
 *
 * @param index the clip's number, from 0
 * @param shot the number of the shot it lies in, from 0
 * @param span the stretch it covers, to the first instant of the next clip or the end of the last
 *     frame
 * @param frames decoded frames in it
 * @param signals found by frame and audio measures
 * @param thumbnail the picture that stands for it
 */
public record ClipResult(
    int index,
    int shot,
    Span span,
    long frames,
    SortedMap<String, SignalValue> signals,
    Optional<EncodedImage> thumbnail) {

  public ClipResult {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }
}
