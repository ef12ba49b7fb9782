package org.worldmill.jobs.stage;

import java.util.Optional;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.schemas.Sidecar;

/**
 * A file to look at.
 *
 * @param file where it is
 * @param sidecar what kind of description it is; empty for a file of its own
 */
record ScanOrder(SourceFile file, Optional<Sidecar.Kind> sidecar) {}
