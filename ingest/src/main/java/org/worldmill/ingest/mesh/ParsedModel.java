package org.worldmill.ingest.mesh;

import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.Mesh;

/**
 * A 3D model that was read.
 *
 * @param mesh its geometry
 * @param facts what the file says of itself; it has no tracks
 */
public record ParsedModel(Mesh mesh, MediaFacts facts) {}
