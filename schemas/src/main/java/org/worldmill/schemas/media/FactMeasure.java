package org.worldmill.schemas.media;

import java.util.Map;

/** A measure that derives signals from what the container says; decodes nothing. */
public non-sealed interface FactMeasure extends Measure {

  /** The signals of an item: exactly those declared. */
  Map<String, SignalValue> measure(ClipFacts clip);

  /** What the value of one of its signals for a whole asset says of the asset's clips. */
  default OfParts ofParts(String signal) {
    return OfParts.NOTHING;
  }

  /** What a whole says of its parts. */
  enum OfParts {
    /** Nothing. */
    NOTHING,
    /** They have the same value. */
    SAME,
    /** Theirs are not greater. */
    NOT_GREATER
  }
}
