package org.worldmill.ingest.mesh;

import java.util.Optional;

/** What one primitive consists of, wherever it was stored. Arrays are shared, never written to. */
final class GltfGeometry {

  private final double[] positions;
  private final Optional<int[]> indices;
  private final Optional<double[]> normals;
  private final Optional<double[]> textureCoordinates;
  private final Optional<double[]> colours;

  /**
   * Wraps values.
   *
   * @param positions x, y, z of each vertex
   * @param indices corners; empty if every vertex is one in turn
   * @param normals x, y, z of each vertex
   * @param textureCoordinates u, v of each vertex, of the first set
   * @param colours red, green, blue, alpha of each vertex
   */
  GltfGeometry(
      double[] positions,
      Optional<int[]> indices,
      Optional<double[]> normals,
      Optional<double[]> textureCoordinates,
      Optional<double[]> colours) {
    this.positions = positions;
    this.indices = indices;
    this.normals = normals;
    this.textureCoordinates = textureCoordinates;
    this.colours = colours;
  }

  int vertexCount() {
    return positions.length / 3;
  }

  double[] positions() {
    return positions;
  }

  Optional<int[]> indices() {
    return indices;
  }

  Optional<double[]> normals() {
    return normals;
  }

  Optional<double[]> textureCoordinates() {
    return textureCoordinates;
  }

  Optional<double[]> colours() {
    return colours;
  }

  /** Values that are as many as the vertices need; others are passed over. */
  static Optional<double[]> fitting(double[] values, int width, double[] positions) {
    return values.length == positions.length / 3 * width ? Optional.of(values) : Optional.empty();
  }
}
