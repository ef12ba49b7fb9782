package org.worldmill.jobs.worker;

import java.util.List;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;

/**
 * What a file is.
 *
 * @param mediaType found by looking at the bytes
 * @param modality what its items will be
 * @param facts what its container says; a model whose further files do not lie beside it has only a
 *     format, to be probed again with them
 * @param references relative paths of the further files that a model names, sorted
 */
public record ProbeReply(
    String mediaType, Modality modality, MediaFacts facts, List<String> references) {
  public ProbeReply {
    references = List.copyOf(references);
  }
}
