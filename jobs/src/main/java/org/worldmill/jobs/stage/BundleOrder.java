package org.worldmill.jobs.stage;

import java.util.List;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.schemas.BlobRef;

/**
 * A model that names further files.
 *
 * @param file where it was found
 * @param blob its bytes
 * @param references the files that it names, relative to its folder
 */
record BundleOrder(SourceFile file, BlobRef blob, List<String> references) {

  BundleOrder {
    references = List.copyOf(references);
  }
}
