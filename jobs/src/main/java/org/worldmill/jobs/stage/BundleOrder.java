package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.MediaFacts;

/**
 * A model that names further files, or a film that a robot's series goes with.
 *
 * @param file where it was found
 * @param blob its bytes
 * @param references the files that it names, relative to its folder
 * @param facts what it says, if no further file can change that
 */
record BundleOrder(
    SourceFile file, BlobRef blob, List<String> references, Optional<MediaFacts> facts) {

  BundleOrder {
    references = List.copyOf(references);
  }
}
