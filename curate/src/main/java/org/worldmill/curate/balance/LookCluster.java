package org.worldmill.curate.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cluster that a picture belongs to by its coarse layout: the bits of its perceptual hash that
 * stand for the lowest spatial frequencies. A cluster depends on the picture alone, so a night that
 * adds items moves none of the others, as centres of k-means would. Of 64 bits in rows of 8, those
 * come first whose row and column add up to the least.
 *
 * @param bits how many of them count, 1 to 24
 */
public record LookCluster(int bits) {

  private static final int SIDE = 8;
  private static final List<Integer> LOWEST_FIRST = lowestFirst();

  public LookCluster {
    if (bits < 1 || bits > 24) {
      throw new IllegalArgumentException("a cluster is told by 1 to 24 bits: " + bits);
    }
  }

  private static List<Integer> lowestFirst() {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < SIDE * SIDE; place++) {
      places.add(place);
    }
    places.sort(
        Comparator.<Integer>comparingInt(place -> place / SIDE + place % SIDE)
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(places);
  }

  /**
   * The cluster's name; empty for a picture without a hash.
   *
   * @param phash 16 hex digits, row after row, the first bit the most significant
   */
  public Optional<String> of(Optional<String> phash) {
    return phash.map(hex -> name(Long.parseUnsignedLong(hex, 16)));
  }

  private String name(long hash) {
    StringBuilder name = new StringBuilder();
    for (int place : LOWEST_FIRST.subList(0, bits)) {
      name.append(hash >>> (SIDE * SIDE - 1 - place) & 1);
    }
    return name.toString();
  }
}
