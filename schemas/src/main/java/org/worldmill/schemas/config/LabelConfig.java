package org.worldmill.schemas.config;

import java.util.List;

/**
 * Which captioners speak.
 *
 * @param captioners their names, in order: {@code sidecar} passes on what a person wrote, {@code
 *     composed} makes sentences from facts and signals
 */
public record LabelConfig(List<String> captioners) {

  /** Both. */
  public static final LabelConfig DEFAULT = new LabelConfig(List.of("sidecar", "composed"));

  public LabelConfig {
    captioners = List.copyOf(captioners);
    for (String captioner : captioners) {
      if (!List.of("sidecar", "composed").contains(captioner)) {
        throw new IllegalArgumentException("no captioner is called '" + captioner + "'");
      }
    }
  }
}
