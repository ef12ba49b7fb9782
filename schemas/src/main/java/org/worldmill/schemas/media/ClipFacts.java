package org.worldmill.schemas.media;

import java.util.Objects;
import java.util.Optional;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Span;

/**
 * What is known of an item without looking at its pictures.
 *
 * @param facts of its asset
 * @param span the stretch it covers; empty for stills and models
 * @param frames frames shown in it, decoded or not; 1 for an image, 0 for a model
 * @param tier how much of its asset was decoded
 */
public record ClipFacts(MediaFacts facts, Optional<Span> span, long frames, DecodeTier tier) {

  public ClipFacts {
    Objects.requireNonNull(facts);
    Objects.requireNonNull(span);
    Objects.requireNonNull(tier);
  }
}
