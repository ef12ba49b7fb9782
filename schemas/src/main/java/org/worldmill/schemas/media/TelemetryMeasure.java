package org.worldmill.schemas.media;

import java.util.Map;

/** A measure that derives signals from what sensors said while a film was taken. */
public non-sealed interface TelemetryMeasure extends Measure {

  /** The signals of a clip: exactly those declared. */
  Map<String, SignalValue> measure(TelemetryClip clip);
}
