package org.worldmill.ingest.mesh;

import java.util.Optional;
import org.worldmill.schemas.media.CornerChannels;

/** Collects values of triangles' corners, as far as memory is allotted to them. */
public final class CornerValues {

  private final GrowingChannel normals = new GrowingChannel(3, 0);
  private final GrowingChannel textureCoordinates = new GrowingChannel(2, 0);

  /** The normal of a corner, counted over all triangles. */
  public void normal(int corner, double x, double y, double z) {
    normals.set(corner, 0, x);
    normals.set(corner, 1, y);
    normals.set(corner, 2, z);
  }

  /** The texture coordinates of a corner; v grows downwards. */
  public void texture(int corner, double u, double v) {
    textureCoordinates.set(corner, 0, u);
    textureCoordinates.set(corner, 1, v);
  }

  /** The values of so many triangles; what was over the limit is said among the facts. */
  public CornerChannels build(int triangles, FactsBuilder facts) {
    if (normals.isFull() || textureCoordinates.isFull()) {
      facts.tag("reader", "left out", "values of corners over the limit of memory");
    }
    return new CornerChannels(
        Optional.of(3 * triangles).flatMap(normals::build),
        Optional.of(3 * triangles).flatMap(textureCoordinates::build));
  }
}
