package org.worldmill.curate.balance;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many items of each tag a mixture takes.
 *
 * <p>Without a greatest number the mixture is exact and as large as the scarcest tag allows; a tag
 * that has no items at all is left out and the other shares grow in proportion. With one, each tag
 * has at most its share of that number, and one tag's lack does not hold back the others.
 */
public final class MixtureQuotas {

  /** What a share times a number may miss a whole one by in floating point. */
  private static final double ROUNDING = 1e-9;

  private MixtureQuotas() {}

  /**
   * The quotas, by tag: for each tag with items a number from 0 to those there are.
   *
   * @param there items there are, by tag
   * @param shares the part of all that each tag's items are to be; one that is missing has none
   */
  public static SortedMap<String, Long> exact(
      SortedMap<String, Long> there, SortedMap<String, Double> shares) {
    double sum = 0;
    for (String tag : there.keySet()) {
      sum += there.get(tag) > 0 ? shares.getOrDefault(tag, 0.0) : 0;
    }
    double all = Double.POSITIVE_INFINITY;
    for (String tag : there.keySet()) {
      double share = shares.getOrDefault(tag, 0.0) / sum;
      if (share > 0 && there.get(tag) > 0) {
        all = Math.min(all, there.get(tag) / share);
      }
    }
    SortedMap<String, Long> quotas = new TreeMap<>();
    for (String tag : there.keySet()) {
      double share = shares.getOrDefault(tag, 0.0);
      quotas.put(tag, share > 0 ? whole(share / sum * all, there.get(tag)) : 0L);
    }
    return quotas;
  }

  /**
   * The quotas of a mixture of at most {@code most} items; see {@link #exact} for the others.
   *
   * @param most greatest number of items altogether
   */
  public static SortedMap<String, Long> upTo(
      long most, SortedMap<String, Long> there, SortedMap<String, Double> shares) {
    SortedMap<String, Long> quotas = new TreeMap<>();
    for (String tag : there.keySet()) {
      quotas.put(tag, whole(shares.getOrDefault(tag, 0.0) * most, there.get(tag)));
    }
    return quotas;
  }

  private static long whole(double wanted, long there) {
    return Math.min(there, (long) Math.floor(wanted + ROUNDING * Math.max(1, wanted)));
  }
}
