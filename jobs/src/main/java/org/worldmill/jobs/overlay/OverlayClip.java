package org.worldmill.jobs.overlay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalValue;

/**
 * A clip that is drawn over.
 *
 * @param span the stretch of the film it covers
 * @param signals what was measured in it
 */
public record OverlayClip(Span span, SortedMap<String, SignalValue> signals) {

  public OverlayClip {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }

  /** Whether it is no shot but a transition between two. */
  boolean isTransition() {
    return new Readings(signals).number("transition").orElse(0) > 0;
  }

  double seconds() {
    return span.durationNanos() / 1e9;
  }
}
