package org.worldmill.schemas.config;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what somebody probably meant: the name that is fewest typing slips away. */
public final class NearestName {

  private NearestName() {}

  /**
   * The nearest of {@code names} to {@code typed}, if at most one slip in three letters (and always
   * one) separates them; the first in the alphabet of several. A slip is a letter added, left out,
   * replaced, or two neighbours swapped (optimal string alignment distance).
   */
  public static Optional<String> of(String typed, Collection<String> names) {
    int best = Math.max(1, typed.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (String name : new TreeSet<>(names)) {
      int slips = Math.abs(name.length() - typed.length()) < best ? slips(typed, name) : best;
      if (slips < best) {
        best = slips;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  private static int slips(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(cost[i - 1][j - 1] + other, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
