package org.worldmill.schemas.media;

/**
 * What makes points 3D Gaussians (B. Kerbl et al., "3D Gaussian Splatting for Real-Time Radiance
 * Field Rendering", 2023). Their means are the mesh's vertices; their colours, those of degree 0,
 * are its colours.
 *
 * @param logScales natural logarithm of the standard deviation along each own axis
 * @param opacities from 0 to 1
 * @param rotations unit quaternions x, y, z, w from own to model axes
 * @param harmonicsDegree degree of the spherical harmonics that the file holds, from 0
 */
public record Splats(
    VertexValues logScales, VertexValues opacities, VertexValues rotations, int harmonicsDegree) {

  /**
   * Checks widths.
   *
   * @throws IllegalArgumentException if there are not 3, 1 and 4 values a Gaussian
   */
  public Splats {
    if (logScales.width() != 3 || opacities.width() != 1 || rotations.width() != 4) {
      throw new IllegalArgumentException(
          "scales, opacities and rotations have %d, %d and %d values a Gaussian, not 3, 1 and 4"
              .formatted(logScales.width(), opacities.width(), rotations.width()));
    }
  }

  void checkVertices(int vertices) {
    VertexChannels.checkSize("scales", logScales, vertices);
    VertexChannels.checkSize("opacities", opacities, vertices);
    VertexChannels.checkSize("rotations", rotations, vertices);
  }
}
