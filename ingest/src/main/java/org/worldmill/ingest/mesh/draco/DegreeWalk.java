package org.worldmill.ingest.mesh.draco;

import java.util.Arrays;

/** The walk that prefers faces whose tip can be predicted from more sides. */
final class DegreeWalk {

  private static final int PRIORITIES = 3;

  private final Sequence sequence;
  private final CornerTable table;
  private final int[] degree;
  private final int[][] stacks = new int[PRIORITIES][16];
  private final int[] depth = new int[PRIORITIES];
  private int best;

  DegreeWalk(Sequence sequence) {
    this.sequence = sequence;
    this.table = sequence.table();
    this.degree = new int[table.vertexCount()];
  }

  void run() {
    for (int start = 0; start < 3 * table.faceCount(); start += 3) {
      if (sequence.isSeen(start)) {
        continue;
      }
      push(start, 0);
      best = 0;
      sequence.visit(CornerTable.next(start));
      sequence.visit(CornerTable.previous(start));
      sequence.visit(start);
      for (int corner = pop(); corner != CornerTable.NONE; corner = pop()) {
        walk(corner);
      }
    }
  }

  private void walk(int start) {
    int corner = start;
    while (!sequence.isSeen(corner)) {
      sequence.see(corner);
      sequence.visit(corner);
      int right = table.right(corner);
      int left = table.left(corner);
      boolean rightSeen = sequence.isSeen(right);
      corner = CornerTable.NONE;
      if (!sequence.isSeen(left)) {
        int priority = priority(left);
        if (rightSeen && priority <= best) {
          corner = left;
          continue;
        }
        push(left, priority);
      }
      if (!rightSeen) {
        int priority = priority(right);
        if (priority <= best) {
          corner = right;
        } else {
          push(right, priority);
        }
      }
    }
  }

  private int priority(int corner) {
    if (sequence.isVisited(corner)) {
      return 0;
    }
    return ++degree[table.vertex[corner]] > 1 ? 1 : 2;
  }

  private void push(int corner, int priority) {
    if (depth[priority] == stacks[priority].length) {
      stacks[priority] = Arrays.copyOf(stacks[priority], 2 * depth[priority]);
    }
    stacks[priority][depth[priority]++] = corner;
    best = Math.min(best, priority);
  }

  private int pop() {
    for (int priority = best; priority < PRIORITIES; priority++) {
      if (depth[priority] > 0) {
        best = priority;
        return stacks[priority][--depth[priority]];
      }
    }
    return CornerTable.NONE;
  }
}
