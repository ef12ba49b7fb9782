package org.worldmill.shard;

import java.nio.file.Path;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

/** Opens media that a release carries, to see whether they are sound. */
@FunctionalInterface
public interface MediaCheck {

  /** For where no decoder is at hand: finds every media sound. */
  MediaCheck NONE = (modality, contentType, file) -> {};

  /**
   * Decodes a file.
   *
   * @param modality what it should be
   * @param contentType its media type
   * @param file a local copy
   * @throws MediaException if it cannot be decoded
   */
  void check(Modality modality, String contentType, Path file) throws MediaException;
}
