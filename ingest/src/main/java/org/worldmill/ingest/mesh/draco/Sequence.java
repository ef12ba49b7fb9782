package org.worldmill.ingest.mesh.draco;

import java.util.Arrays;
import org.worldmill.schemas.MediaException;

/**
 * In which order the values of an attribute are stored: that in which a walk meets its vertices.
 */
final class Sequence {

  private final CornerTable table;
  private final int[] valueOf;
  private final int[] cornerOf;
  private final boolean[] seenFace;
  private int size;

  private Sequence(CornerTable table) {
    this.table = table;
    valueOf = new int[table.vertexCount()];
    Arrays.fill(valueOf, CornerTable.NONE);
    cornerOf = new int[table.vertexCount()];
    seenFace = new boolean[table.faceCount()];
  }

  /**
   * The order of a walk.
   *
   * @param byDegree whether the walk prefers vertices that more is known about
   */
  static Sequence of(CornerTable table, boolean byDegree) throws MediaException {
    for (int vertex : table.vertex) {
      if (vertex < 0) {
        throw DracoInput.broken("a corner without a vertex");
      }
    }
    Sequence sequence = new Sequence(table);
    if (byDegree) {
      new DegreeWalk(sequence).run();
    } else {
      sequence.walkDepthFirst();
    }
    return sequence;
  }

  CornerTable table() {
    return table;
  }

  /** Number of values. */
  int size() {
    return size;
  }

  /** The value at a corner. */
  int valueAt(int corner) {
    return valueOf[table.vertex[corner]];
  }

  /** The corner at which a value was met first. */
  int cornerOf(int value) {
    return cornerOf[value];
  }

  boolean isSeen(int corner) {
    return corner == CornerTable.NONE || seenFace[corner / 3];
  }

  void see(int corner) {
    seenFace[corner / 3] = true;
  }

  boolean isVisited(int corner) {
    return valueOf[table.vertex[corner]] != CornerTable.NONE;
  }

  void visit(int corner) {
    if (!isVisited(corner)) {
      valueOf[table.vertex[corner]] = size;
      cornerOf[size++] = corner;
    }
  }

  private void walkDepthFirst() {
    int[] stack = new int[table.faceCount() + 2];
    for (int start = 0; start < 3 * table.faceCount(); start += 3) {
      if (isSeen(start)) {
        continue;
      }
      int depth = 0;
      stack[depth++] = start;
      visit(CornerTable.next(start));
      visit(CornerTable.previous(start));
      while (depth > 0) {
        int corner = stack[--depth];
        while (!isSeen(corner)) {
          see(corner);
          boolean fresh = !isVisited(corner);
          visit(corner);
          int right = table.right(corner);
          int left = table.left(corner);
          if (fresh && !table.isOnBorder(table.vertex[corner])) {
            corner = right;
          } else if (isSeen(right)) {
            corner = left;
          } else if (isSeen(left)) {
            corner = right;
          } else {
            if (depth + 2 > stack.length) {
              stack = Arrays.copyOf(stack, 2 * stack.length);
            }
            stack[depth++] = left;
            corner = right;
          }
        }
      }
    }
  }
}
