package org.worldmill.curate.duplicate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the ways to lay one clip over another that most pairs of samples that look the same vote
 * for.
 */
final class Alignments {

  private static final List<Double> SPEEDS =
      List.of(1.0, 0.5, 2 / 3.0, 0.75, 0.8, 0.9, 1 / 0.9, 1.25, 4 / 3.0, 1.5, 2.0);

  private static final int BIN_MILLIS = 250;

  /** Share of the most votes that makes a way worth a look. */
  private static final double WORTH = 0.6;

  private final Track a;
  private final Track b;
  private final int[] pairs;
  private final int count;
  private final double usual;

  Alignments(Track a, Track b) {
    this.a = a;
    this.b = b;
    int[] found = new int[a.size() * b.size()];
    int at = 0;
    long sum = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        int distance = PictureHash.distance(a.hash(i), b.hash(j));
        sum += distance;
        if (distance <= Alignment.SAME) {
          found[at++] = i * b.size() + j;
        }
      }
    }
    pairs = found;
    count = at;
    usual = found.length == 0 ? 0 : (double) sum / found.length;
  }

  /** The best way at any speed whose stretch is long enough; empty if there is none. */
  Optional<Alignment> best() {
    return best(SPEEDS);
  }

  /** The same at the same speed. */
  Optional<Alignment> bestAtOneSpeed() {
    return best(List.of(1.0));
  }

  private Optional<Alignment> best(List<Double> speeds) {
    return count == 0
        ? Optional.empty()
        : speeds.stream()
            .flatMap(this::at)
            .filter(way -> way.overlapMillis() >= leastOverlap(way.speed()))
            .max(
                Comparator.comparingDouble(Alignment::score)
                    .thenComparing(Alignment::speed)
                    .thenComparing(Alignment::offsetMillis));
  }

  private Stream<Alignment> at(double speed) {
    Map<Long, Integer> votes = new HashMap<>();
    for (int k = 0; k < count; k++) {
      double offset = b.millis(pairs[k] % b.size()) - speed * a.millis(pairs[k] / b.size());
      votes.merge(Math.round(offset / BIN_MILLIS), 1, Integer::sum);
    }
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return votes.entrySet().stream()
        .filter(bin -> bin.getValue() >= Math.max(1, WORTH * most))
        .map(bin -> Alignment.of(a, b, usual, speed, bin.getKey() * BIN_MILLIS));
  }

  /**
   * What has to be shared, on the second's time line: some seconds, or nearly all of the shorter
   * clip; at another speed, of the longer.
   */
  private double leastOverlap(double speed) {
    double first = a.lengthMillis() * speed;
    double enough =
        speed == 1 ? Math.min(first, b.lengthMillis()) : Math.max(first, b.lengthMillis());
    return Math.min(Clips.PART_MILLIS, Clips.NEARLY_ALL * enough);
  }
}
