package org.worldmill.schemas.media;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Triangles over shared vertices, in the file's own units and axes, with all node transforms
 * applied; a point cloud is a mesh without triangles. Arrays are shared, never written to.
 */
public final class Mesh {

  private final double[] positions;
  private final int[] triangles;
  private final Map<Class<?>, Object> derived = new HashMap<>();

  /**
   * Wraps coordinates; the caller gives the arrays away.
   *
   * @param positions x, y, z of each vertex, all finite
   * @param triangles three vertex numbers a triangle, counter-clockwise seen from outside
   * @throws IllegalArgumentException if a triangle names a vertex that is not there, or a
   *     coordinate is not finite: parsers check before
   */
  public Mesh(double[] positions, int[] triangles) {
    if (positions.length % 3 != 0 || triangles.length % 3 != 0) {
      throw new IllegalArgumentException("coordinates and corners come in threes");
    }
    int vertices = positions.length / 3;
    for (int corner : triangles) {
      if (corner < 0 || corner >= vertices) {
        throw new IllegalArgumentException("vertex " + corner + " of " + vertices);
      }
    }
    if (!Arrays.stream(positions).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a coordinate is not finite");
    }
    this.positions = positions;
    this.triangles = triangles;
  }

  /** Number of vertices. */
  public int vertexCount() {
    return positions.length / 3;
  }

  /** Number of triangles. */
  public int triangleCount() {
    return triangles.length / 3;
  }

  /** x, y, z of each vertex; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public double[] positions() {
    return positions;
  }

  /** Three vertex numbers a triangle; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public int[] triangles() {
    return triangles;
  }

  /**
   * What follows from this mesh alone and several measures need: found once, and kept as long as
   * the mesh. Thread-safe.
   *
   * @param how finds it; must give the same for the same mesh
   */
  public <T> T derived(Class<T> type, Function<Mesh, T> how) {
    synchronized (derived) {
      Object known = derived.get(type);
      if (known == null) {
        known = how.apply(this);
        derived.put(type, known);
      }
      return type.cast(known);
    }
  }
}
