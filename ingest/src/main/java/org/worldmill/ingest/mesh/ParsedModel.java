package org.worldmill.ingest.mesh;

import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/**
 * A 3D model that was read.
 *
 * @param model its geometry and what belongs to it
 * @param facts what the file says of itself; it has no tracks
 */
public record ParsedModel(Model3d model, MediaFacts facts) {

  /** Its triangles or points in world space. */
  public Mesh mesh() {
    return model.mesh();
  }
}
