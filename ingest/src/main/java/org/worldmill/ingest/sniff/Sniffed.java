package org.worldmill.ingest.sniff;

import java.util.Optional;
import org.worldmill.schemas.Modality;

/**
 * What a file was found to be.
 *
 * @param mediaType media type, such as {@code video/mp4}; {@code application/octet-stream} where
 *     nothing is known
 * @param modality what could become of it; empty for everything that is no video, image or 3D
 *     model. A container that may hold sound alone counts as video: the probe decides
 */
public record Sniffed(String mediaType, Optional<Modality> modality) {

  /** A finding whose modality follows from its type. */
  static Sniffed of(String mediaType) {
    return new Sniffed(mediaType, MediaNames.modality(mediaType));
  }
}
