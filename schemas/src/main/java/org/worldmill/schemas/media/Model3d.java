package org.worldmill.schemas.media;

import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.media.Material.Texture;

/**
 * A 3D model as it was read: geometry in world space and what its file says beside it. Whatever the
 * file does not say is empty.
 *
 * @param mesh triangles or points, all node transforms applied
 * @param parts which triangles belong together, and what they are made of
 * @param channels further values of each vertex
 * @param corners further values of each corner of a triangle
 * @param pictures those of its materials' textures that were decoded, perhaps smaller than stored
 * @param splats what makes points Gaussians; they are as many as the vertices
 * @param articulation links and joints of a robot; the mesh is its visual geometry in zero position
 * @param motion what of it can move by animation, skin or morph
 * @param frame which way is up and how long a unit is, where the file or its format states it
 */
public record Model3d(
    Mesh mesh,
    ModelParts parts,
    VertexChannels channels,
    CornerChannels corners,
    Map<Texture, TexturePicture> pictures,
    Optional<Splats> splats,
    Optional<Articulation> articulation,
    ModelMotion motion,
    ModelFrame frame) {

  /**
   * Checks that all parts are of one size.
   *
   * @throws IllegalArgumentException if parts or channels are not as many as the mesh needs
   */
  public Model3d {
    pictures = Map.copyOf(pictures);
    parts.checkTriangles(mesh.triangleCount());
    channels.checkVertices(mesh.vertexCount());
    corners.checkCorners(3 * mesh.triangleCount());
    splats.ifPresent(s -> s.checkVertices(mesh.vertexCount()));
  }

  /** Geometry of which nothing else is known: one part, no material. */
  public static Model3d of(Mesh mesh) {
    return new Model3d(
        mesh,
        ModelParts.single(),
        VertexChannels.NONE,
        CornerChannels.NONE,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ModelMotion.NONE,
        ModelFrame.UNSTATED);
  }

  /** This model with other parts. */
  public Model3d with(ModelParts others) {
    return new Model3d(
        mesh, others, channels, corners, pictures, splats, articulation, motion, frame);
  }

  /** This model with other channels. */
  public Model3d with(VertexChannels others) {
    return new Model3d(mesh, parts, others, corners, pictures, splats, articulation, motion, frame);
  }

  /** This model with other values of corners. */
  public Model3d with(CornerChannels others) {
    return new Model3d(
        mesh, parts, channels, others, pictures, splats, articulation, motion, frame);
  }

  /** This model with decoded pictures. */
  public Model3d with(Map<Texture, TexturePicture> decoded) {
    return new Model3d(
        mesh, parts, channels, corners, decoded, splats, articulation, motion, frame);
  }

  /** This model as Gaussians. */
  public Model3d with(Splats gaussians) {
    return new Model3d(
        mesh,
        parts,
        channels,
        corners,
        pictures,
        Optional.of(gaussians),
        articulation,
        motion,
        frame);
  }

  /** This model as a robot. */
  public Model3d with(Articulation robot) {
    return new Model3d(
        mesh, parts, channels, corners, pictures, splats, Optional.of(robot), motion, frame);
  }

  /** This model with other motion. */
  public Model3d with(ModelMotion other) {
    return new Model3d(
        mesh, parts, channels, corners, pictures, splats, articulation, other, frame);
  }

  /** This model in another frame; its coordinates stay as they are. */
  public Model3d with(ModelFrame other) {
    return new Model3d(
        mesh, parts, channels, corners, pictures, splats, articulation, motion, other);
  }
}
