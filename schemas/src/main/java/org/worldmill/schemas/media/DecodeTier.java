package org.worldmill.schemas.media;

import java.util.Locale;

/** How much of an asset was decoded to find what is said of its items. */
public enum DecodeTier {
  /** Nothing: container and packet index alone. */
  FACTS,
  /** Some of the pictures at which decoding can start. */
  KEYFRAMES,
  /** All pictures that others refer to, and the others where a boundary needed them. */
  REFERENCE,
  /** Every picture. */
  FULL;

  /** Its name in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
