package org.worldmill.schemas;

import java.util.Optional;

/**
 * Under which terms an asset may be used, and how that is known. An unknown licence is an absent
 * SPDX id, never a guess.
 *
 * @param spdx SPDX licence identifier, such as {@code CC-BY-4.0}
 * @param url where the terms stand
 * @param attribution whom to name
 * @param evidence where the statement was found: a sidecar's name and key
 * @param confidence 0 (nothing known) to 1 (an explicit statement about this very file)
 */
public record Licence(
    Optional<String> spdx,
    Optional<String> url,
    Optional<String> attribution,
    Optional<String> evidence,
    double confidence) {

  /** Nothing is known. */
  public static final Licence UNKNOWN =
      new Licence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);

  public Licence {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence lies in 0..1: " + confidence);
    }
  }
}
