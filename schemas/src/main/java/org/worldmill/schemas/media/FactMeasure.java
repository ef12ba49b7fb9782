package org.worldmill.schemas.media;

import java.util.Map;

/** A measure that derives signals from what the container says; decodes nothing. */
public non-sealed interface FactMeasure extends Measure {

  /** The signals of an item: exactly those declared. */
  Map<String, SignalValue> measure(ClipFacts clip);
}
