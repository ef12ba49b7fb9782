package org.worldmill.ingest.mesh.draco;

import java.util.Arrays;
import org.worldmill.schemas.MediaException;

/**
 * Which corner lies opposite of which, and at which vertex each is. Corner c belongs to face c / 3.
 * Opposites are mutual, so that every walk around a vertex ends at a border or where it began.
 */
final class CornerTable {

  static final int NONE = -1;

  final int[] vertex;
  private final int[] opposite;
  private int[] first;
  private int vertices;

  CornerTable(int faces, int expectedVertices) {
    vertex = filled(3 * faces);
    opposite = filled(3 * faces);
    first = filled(expectedVertices);
  }

  private CornerTable(int[] vertex, int[] opposite, int[] first, int vertices) {
    this.vertex = vertex;
    this.opposite = opposite;
    this.first = first;
    this.vertices = vertices;
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  /** The same corners parted at seams: vertices are numbered anew along them. */
  CornerTable parted(boolean[] seam) {
    int[] apart = opposite.clone();
    for (int corner = 0; corner < apart.length; corner++) {
      if (seam[corner]) {
        apart[corner] = NONE;
      }
    }
    CornerTable table = new CornerTable(filled(vertex.length), apart, filled(vertex.length), 0);
    for (int old = 0; old < vertices; old++) {
      int start = first[old];
      if (start == NONE) {
        continue;
      }
      int leftmost = table.leftmost(start);
      int number = table.begin(leftmost);
      int corner = swingRight(leftmost);
      while (corner != NONE && corner != leftmost) {
        if (seam[next(corner)]) {
          number = table.begin(corner);
        }
        table.vertex[corner] = number;
        corner = swingRight(corner);
      }
    }
    return table;
  }

  private int begin(int corner) {
    first[vertices] = corner;
    vertex[corner] = vertices;
    return vertices++;
  }

  int vertexCount() {
    return vertices;
  }

  int faceCount() {
    return vertex.length / 3;
  }

  /** A vertex without corners. */
  int add() {
    if (vertices == first.length) {
      first = Arrays.copyOf(first, vertices + vertices / 2 + 16);
      Arrays.fill(first, vertices, first.length, NONE);
    }
    return vertices++;
  }

  void map(int corner, int to) {
    vertex[corner] = to;
    first[to] = corner;
  }

  void isolate(int number) {
    first[number] = NONE;
  }

  /** A corner at a vertex: the leftmost one at a border. */
  int corner(int number) {
    return first[number];
  }

  /** Makes the first corner of a vertex the leftmost one. */
  void settle(int number) {
    if (first[number] != NONE) {
      first[number] = leftmost(first[number]);
    }
  }

  private int leftmost(int start) {
    int last = start;
    int corner = swingLeft(start);
    while (corner != NONE && corner != start) {
      last = corner;
      corner = swingLeft(corner);
    }
    return corner == start ? start : last;
  }

  void join(int a, int b) throws MediaException {
    if (opposite[a] != NONE || opposite[b] != NONE || a == b) {
      throw DracoInput.broken("three faces at one edge");
    }
    opposite[a] = b;
    opposite[b] = a;
  }

  int opposite(int corner) {
    return corner == NONE ? NONE : opposite[corner];
  }

  static int next(int corner) {
    return corner == NONE ? NONE : corner % 3 == 2 ? corner - 2 : corner + 1;
  }

  static int previous(int corner) {
    return corner == NONE ? NONE : corner % 3 == 0 ? corner + 2 : corner - 1;
  }

  int swingLeft(int corner) {
    return next(opposite(next(corner)));
  }

  int swingRight(int corner) {
    return previous(opposite(previous(corner)));
  }

  int right(int corner) {
    return opposite(next(corner));
  }

  int left(int corner) {
    return opposite(previous(corner));
  }

  boolean isOnBorder(int number) {
    return first[number] == NONE || swingLeft(first[number]) == NONE;
  }
}
