package org.worldmill.schemas.media;

import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Span;

/** A measure that derives signals from what the container says; decodes nothing. */
public non-sealed interface FactMeasure extends Measure {

  /**
   * The signals of an item: exactly those declared.
   *
   * @param facts of its asset
   * @param span the stretch it covers; empty for stills and models
   * @param frames decoded frames in it
   */
  Map<String, SignalValue> measure(MediaFacts facts, Optional<Span> span, long frames);
}
