package org.worldmill.jobs.stage;

import java.util.Optional;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Sidecar;

/**
 * A file to look at.
 *
 * @param file where it is
 * @param sidecar what kind of description it is; empty for a file of its own
 * @param blob its bytes, if the store has them already
 */
record ScanOrder(SourceFile file, Optional<Sidecar.Kind> sidecar, Optional<BlobRef> blob) {}
