package org.worldmill.schemas.config;

import java.util.Optional;

/**
 * Where releases go.
 *
 * @param to root folder or bucket prefix; empty for {@code WORKDIR/releases}
 * @param version of the next release; empty for the next after the last one published
 */
public record PublishConfig(Optional<String> to, Optional<String> version) {

  /** Below the working directory, next version. */
  public static final PublishConfig DEFAULT = new PublishConfig(Optional.empty(), Optional.empty());

  public PublishConfig {
    version.ifPresent(
        text -> {
          if (!text.matches("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)")) {
            throw new IllegalArgumentException("not a version like 1.0.0: '" + text + "'");
          }
        });
  }
}
