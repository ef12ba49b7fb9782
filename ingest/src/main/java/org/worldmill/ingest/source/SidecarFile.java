package org.worldmill.ingest.source;

import org.worldmill.schemas.Sidecar;

/**
 * A sidecar that was found and not yet read.
 *
 * @param kind what it is, by its name
 * @param file where it is
 */
public record SidecarFile(Sidecar.Kind kind, SourceFile file) {

  /** Whether it may hold telemetry and is longer than the text that is kept of a sidecar. */
  public boolean isLongLog() {
    return kind.mayBeTelemetry() && file.sizeBytes() > Sidecar.MOST_BYTES;
  }
}
