package org.worldmill.schemas.media;

import java.util.Map;
import java.util.Set;

/**
 * A measure that derives signals from what measures of other kinds found of an item, when all of
 * them are done: where pictures and sound have to meet, for one.
 */
public non-sealed interface DerivedMeasure extends Measure {

  /** The signals that it goes by; none of them is a derived measure's. */
  Set<String> sources();

  /**
   * The signals of an item: exactly those declared.
   *
   * @param found those of {@link #sources} that were looked for; measures can be disabled
   */
  Map<String, SignalValue> measure(Map<String, SignalValue> found);
}
