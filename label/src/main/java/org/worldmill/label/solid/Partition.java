package org.worldmill.label.solid;

import java.util.Arrays;

/**
 * Union and find over numbers (Tarjan 1975, with path halving), the lower number being the root.
 */
final class Partition {

  private Partition() {}

  /** Each number on its own. */
  static int[] singles(int size) {
    int[] parent = new int[size];
    Arrays.setAll(parent, i -> i);
    return parent;
  }

  static int root(int[] parent, int number) {
    int at = number;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  static void unite(int[] parent, int a, int b) {
    int ra = root(parent, a);
    int rb = root(parent, b);
    if (ra < rb) {
      parent[rb] = ra;
    } else {
      parent[ra] = rb;
    }
  }

  /** How many classes have a member that counts; all members of a class count or none do. */
  static int classes(int[] parent, boolean[] counts) {
    int found = 0;
    for (int i = 0; i < parent.length; i++) {
      found += counts[i] && parent[i] == i ? 1 : 0;
    }
    return found;
  }

  /** The classes numbered from 0 in the order of their least members. */
  static int[] numbered(int[] parent) {
    int[] number = new int[parent.length];
    int next = 0;
    for (int i = 0; i < parent.length; i++) {
      int root = root(parent, i);
      number[i] = root == i ? next++ : number[root];
    }
    return number;
  }
}
