package org.worldmill.ingest.mesh;

import java.util.Arrays;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;

/** Collects vertices and triangles, and refuses what a mesh must not hold. */
public final class MeshBuilder {

  private final int maxVertices;
  private final int maxTriangles;
  private double[] positions = new double[0];
  private int[] corners = new int[0];
  private int coordinates;
  private int cornerCount;

  /** With the limits of {@link MeshLimits}. */
  public MeshBuilder() {
    this(MeshLimits.MAX_VERTICES, MeshLimits.MAX_TRIANGLES);
  }

  /** With limits of its own. */
  public MeshBuilder(int maxVertices, int maxTriangles) {
    this.maxVertices = maxVertices;
    this.maxTriangles = maxTriangles;
  }

  /** Vertices so far. */
  public int vertexCount() {
    return coordinates / 3;
  }

  /** Triangles so far. */
  public int triangleCount() {
    return cornerCount / 3;
  }

  /** Makes room for so many more vertices, once their number has been checked. */
  public void expectVertices(int more) throws MediaException {
    long wanted = (long) vertexCount() + more;
    if (wanted > maxVertices) {
      throw MeshLimits.tooLarge("vertices", wanted, maxVertices);
    }
    if (3 * wanted > positions.length) {
      positions = Arrays.copyOf(positions, 3 * room(wanted, vertexCount(), maxVertices));
    }
  }

  /** Makes room for so many more triangles, once their number has been checked. */
  public void expectTriangles(int more) throws MediaException {
    long wanted = (long) triangleCount() + more;
    if (wanted > maxTriangles) {
      throw MeshLimits.tooLarge("triangles", wanted, maxTriangles);
    }
    if (3 * wanted > corners.length) {
      corners = Arrays.copyOf(corners, 3 * room(wanted, triangleCount(), maxTriangles));
    }
  }

  /** Adds a vertex and returns its number. */
  public int vertex(double x, double y, double z) throws MediaException {
    // Written so that NaN fails too.
    if (!(Math.abs(x) <= Double.MAX_VALUE
        && Math.abs(y) <= Double.MAX_VALUE
        && Math.abs(z) <= Double.MAX_VALUE)) {
      throw new MediaException(
          Code.CORRUPT,
          "vertex %d has a coordinate that is no finite number (%s, %s, %s); export the model again"
              .formatted(vertexCount(), x, y, z));
    }
    if (coordinates == positions.length) {
      expectVertices(1);
    }
    positions[coordinates++] = x;
    positions[coordinates++] = y;
    positions[coordinates++] = z;
    return vertexCount() - 1;
  }

  /** Adds a triangle; whether its vertices exist is checked in the end. */
  public void triangle(int a, int b, int c) throws MediaException {
    if (cornerCount == corners.length) {
      expectTriangles(1);
    }
    corners[cornerCount++] = a;
    corners[cornerCount++] = b;
    corners[cornerCount++] = c;
  }

  /** A coordinate of a vertex. */
  public double coordinate(int vertex, int axis) {
    return positions[3 * vertex + axis];
  }

  /** The mesh; the builder gives its arrays away. */
  public Mesh build() throws MediaException {
    if (coordinates == 0) {
      throw new MediaException(
          Code.NO_CONTENT, "it holds no vertex; export the model with its geometry");
    }
    for (int i = 0; i < cornerCount; i++) {
      if (corners[i] < 0 || corners[i] >= vertexCount()) {
        throw new MediaException(
            Code.CORRUPT,
            "triangle %d names vertex %d, but there are %d; export the model again"
                .formatted(i / 3, corners[i], vertexCount()));
      }
    }
    return new Mesh(trimmed(positions, coordinates), trimmed(corners, cornerCount));
  }

  private static double[] trimmed(double[] array, int length) {
    return array.length == length ? array : Arrays.copyOf(array, length);
  }

  private static int[] trimmed(int[] array, int length) {
    return array.length == length ? array : Arrays.copyOf(array, length);
  }

  /** At least half as much again as there is, so that many small steps stay cheap. */
  private static int room(long wanted, int present, int limit) {
    return (int) Math.max(wanted, Math.min(limit, present + present / 2 + 64L));
  }
}
