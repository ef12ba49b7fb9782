package org.worldmill.label.mesh;

import java.util.Arrays;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.PointSet;

/**
 * Faces over vertices of which those at exactly the same place are one; faces with two corners at
 * one place are left out, as they neither close nor open a surface.
 */
final class WeldedFaces {

  private final int[] corners;
  private final int vertices;

  private WeldedFaces(int[] corners, int vertices) {
    this.corners = corners;
    this.vertices = vertices;
  }

  static WeldedFaces of(Mesh mesh) {
    double[] p = mesh.positions();
    PointSet points = new PointSet(mesh.vertexCount());
    int[] number = new int[mesh.vertexCount()];
    for (int i = 0; i < number.length; i++) {
      number[i] = points.add(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
    }
    int[] triangles = mesh.triangles();
    int[] corners = new int[triangles.length];
    int used = 0;
    for (int i = 0; i < triangles.length; i += 3) {
      int a = number[triangles[i]];
      int b = number[triangles[i + 1]];
      int c = number[triangles[i + 2]];
      if (a != b && b != c && c != a) {
        corners[used++] = a;
        corners[used++] = b;
        corners[used++] = c;
      }
    }
    return new WeldedFaces(Arrays.copyOf(corners, used), points.size());
  }

  boolean isEmpty() {
    return corners.length == 0;
  }

  /** Number of parts that share no vertex with each other. */
  int components() {
    int[] parent = new int[vertices];
    boolean[] used = new boolean[vertices];
    Arrays.setAll(parent, i -> i);
    for (int i = 0; i < corners.length; i += 3) {
      int root = root(parent, corners[i]);
      parent[root(parent, corners[i + 1])] = root;
      parent[root(parent, corners[i + 2])] = root;
      used[corners[i]] = true;
      used[corners[i + 1]] = true;
      used[corners[i + 2]] = true;
    }
    int parts = 0;
    for (int i = 0; i < vertices; i++) {
      parts += used[i] && parent[i] == i ? 1 : 0;
    }
    return parts;
  }

  private static int root(int[] parent, int vertex) {
    int at = vertex;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Whether every edge lies between exactly two faces that run along it in opposite directions. */
  boolean isWatertight() {
    if (isEmpty()) {
      return false;
    }
    int[] start = edgeStarts();
    int[] ends = new int[corners.length];
    int[] next = Arrays.copyOf(start, vertices);
    for (int i = 0; i < corners.length; i++) {
      int from = corners[i];
      int to = corners[i % 3 == 2 ? i - 2 : i + 1];
      // The last bit keeps the direction in which the face runs along the edge.
      ends[next[Math.min(from, to)]++] = from < to ? 2 * to : 2 * from + 1;
    }
    for (int vertex = 0; vertex < vertices; vertex++) {
      if (!isPaired(ends, start[vertex], start[vertex + 1])) {
        return false;
      }
    }
    return true;
  }

  /** Where the edges of each vertex begin, each edge counted at its lower vertex. */
  private int[] edgeStarts() {
    int[] start = new int[vertices + 1];
    for (int i = 0; i < corners.length; i++) {
      int to = corners[i % 3 == 2 ? i - 2 : i + 1];
      start[Math.min(corners[i], to) + 1]++;
    }
    for (int vertex = 0; vertex < vertices; vertex++) {
      start[vertex + 1] += start[vertex];
    }
    return start;
  }

  private static boolean isPaired(int[] ends, int from, int to) {
    if ((to - from) % 2 != 0) {
      return false;
    }
    Arrays.sort(ends, from, to);
    for (int i = from; i < to; i += 2) {
      boolean opposite = ends[i + 1] == ends[i] + 1 && ends[i] % 2 == 0;
      boolean more = i + 2 < to && ends[i + 2] / 2 == ends[i] / 2;
      if (!opposite || more) {
        return false;
      }
    }
    return true;
  }
}
