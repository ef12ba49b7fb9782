package org.worldmill.jobs.duplicate;

import java.util.Comparator;

/**
 * Two items that share a key.
 *
 * @param a the smaller id
 * @param b the larger id
 */
record Pair(String a, String b) implements Comparable<Pair> {

  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::a).thenComparing(Pair::b);

  static Pair of(String one, String other) {
    return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
  }

  @Override
  public int compareTo(Pair other) {
    return ORDER.compare(this, other);
  }
}
