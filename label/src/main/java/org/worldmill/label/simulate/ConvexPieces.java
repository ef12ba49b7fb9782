package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.schemas.media.Mesh;

/**
 * A closed body as few convex pieces, which together cover it. The body is cut along planes across
 * the axes, always where the hulls of the two sides are smallest together; then pieces whose common
 * hull hardly adds volume become one again. After V-HACD (Mamou and Ghorbel, "A simple and
 * efficient approach for 3D mesh approximate convex decomposition", 2009) and CoACD (Wei et al.,
 * 2022), but cutting the surface itself rather than voxels, at its concave corners first.
 * Deterministic.
 *
 * @param hulls the pieces, the largest first
 * @param excess volume of all hulls over that of the body, less 1: how much the pieces stand out of
 *     it and into each other; at least about 0
 */
public record ConvexPieces(List<ConvexHull> hulls, double excess) {

  /** Pieces are cut until their hulls exceed the body by no more than this share. */
  private static final double ENOUGH = 0.01;

  /** So many pieces are cut for each that is wanted, and merged again. */
  private static final int SURPLUS = 2;

  public ConvexPieces {
    hulls = List.copyOf(hulls);
  }

  /**
   * Of a closed body.
   *
   * @param most pieces, from 1
   * @param volume of the body
   * @throws IllegalArgumentException if the body is flat or no piece is wanted
   */
  public static ConvexPieces of(Mesh body, double volume, int most) {
    if (most < 1 || !(volume > 0)) {
      throw new IllegalArgumentException(most + " pieces of a volume of " + volume);
    }
    List<Region> regions = Division.of(body, volume, ENOUGH, most == 1 ? 1 : SURPLUS * most);
    CutSurface whole = CutSurface.of(body);
    Inside inside = new Inside(body);
    List<ConvexHull> hulls = new ArrayList<>();
    for (Region region : regions) {
      ConvexHull.of(whole.within(region).points(inside, region)).ifPresent(hulls::add);
    }
    if (hulls.isEmpty()) {
      throw new IllegalArgumentException("the body is flat");
    }
    merge(hulls, volume, most);
    hulls.sort(Comparator.comparingDouble(ConvexHull::volume).reversed());
    double sum = hulls.stream().mapToDouble(ConvexHull::volume).sum();
    return new ConvexPieces(hulls, sum / volume - 1);
  }

  /** Two pieces as one, and what volume that adds. */
  private record Pair(ConvexHull first, ConvexHull second, ConvexHull both, double cost) {}

  /** Merges the cheapest pair while there are too many, or it costs next to nothing. */
  private static void merge(List<ConvexHull> hulls, double volume, int most) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < hulls.size(); i++) {
      addPairs(hulls.get(i), hulls.subList(0, i), pairs);
    }
    double spare = ENOUGH / 4 * volume;
    while (!pairs.isEmpty()) {
      Pair best = Collections.min(pairs, Comparator.comparingDouble(Pair::cost));
      if (hulls.size() <= most && best.cost() > spare) {
        return;
      }
      spare -= hulls.size() <= most ? Math.max(0, best.cost()) : 0;
      hulls.removeIf(hull -> hull == best.first() || hull == best.second());
      pairs.removeIf(
          pair ->
              List.of(pair.first(), pair.second()).stream()
                  .anyMatch(hull -> hull == best.first() || hull == best.second()));
      addPairs(best.both(), hulls, pairs);
      hulls.add(best.both());
    }
  }

  private static void addPairs(ConvexHull hull, List<ConvexHull> others, List<Pair> pairs) {
    for (ConvexHull other : others) {
      union(other, hull)
          .ifPresent(
              both ->
                  pairs.add(
                      new Pair(other, hull, both, both.volume() - other.volume() - hull.volume())));
    }
  }

  private static Optional<ConvexHull> union(ConvexHull a, ConvexHull b) {
    double[] points = new double[a.positions().length + b.positions().length];
    System.arraycopy(a.positions(), 0, points, 0, a.positions().length);
    System.arraycopy(b.positions(), 0, points, a.positions().length, b.positions().length);
    return ConvexHull.of(points);
  }
}
