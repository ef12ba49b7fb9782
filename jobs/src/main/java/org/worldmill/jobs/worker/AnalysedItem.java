package org.worldmill.jobs.worker;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalValue;

/**
 * One item of a file, as measured.
 *
 * @param index its place among the file's items, from 0
 * @param shot the shot it lies in, from 0
 * @param span the stretch it covers; empty for stills and models
 * @param frames decoded frames in it; 1 for an image, 0 for a model
 * @param signals all that was measured
 * @param thumbnailFile a JPEG in the request's scratch folder
 */
public record AnalysedItem(
    int index,
    int shot,
    Optional<Span> span,
    long frames,
    SortedMap<String, SignalValue> signals,
    Optional<String> thumbnailFile) {
  public AnalysedItem {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }

  /** The same, so many places further on. */
  AnalysedItem movedBy(int items, int shots) {
    return new AnalysedItem(index + items, shot + shots, span, frames, signals, thumbnailFile);
  }
}
