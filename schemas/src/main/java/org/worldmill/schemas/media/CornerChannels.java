package org.worldmill.schemas.media;

import java.util.Optional;

/**
 * Values that a file gives for each corner of each triangle, where they are not the same for all
 * triangles around a vertex. They stand before those of {@link VertexChannels}; three corners a
 * triangle, in its order.
 *
 * @param normals x, y, z in world space
 * @param textureCoordinates u, v of the first set; v grows downwards, as in glTF
 */
public record CornerChannels(
    Optional<VertexValues> normals, Optional<VertexValues> textureCoordinates) {

  /** None at all. */
  public static final CornerChannels NONE = new CornerChannels(Optional.empty(), Optional.empty());

  /**
   * Checks widths.
   *
   * @throws IllegalArgumentException if a channel has another width than it must
   */
  public CornerChannels {
    VertexChannels.check("normals", normals, 3);
    VertexChannels.check("texture coordinates", textureCoordinates, 2);
  }

  void checkCorners(int corners) {
    normals.ifPresent(values -> VertexChannels.checkSize("normals", values, corners));
    textureCoordinates.ifPresent(
        values -> VertexChannels.checkSize("texture coordinates", values, corners));
  }
}
