package org.worldmill.curate.duplicate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to lay a clip over another: time {@code t} of the first is time {@code speed * t +
 * offset} of the second.
 *
 * @param speed how much faster the second runs on than the first
 * @param offsetMillis where the first begins on the second's time line
 * @param overlapMillis what they share, on the second's time line
 * @param compared samples of the first that the second has a sample for
 * @param agreed of these, how many look the same
 * @param spread bits by which the pictures of the stretch differ among themselves
 * @param moved samples at which both move
 * @param motionDistance mean distance of these motions; 0 if there are none
 * @param meanDistance mean distance of all samples compared
 */
record Alignment(
    double speed,
    long offsetMillis,
    int overlapMillis,
    int compared,
    int agreed,
    int spread,
    int moved,
    double motionDistance,
    double meanDistance) {

  private static final int SAME = 12;
  private static final int BIN_MILLIS = 250;
  private static final int STATIC = 12;
  private static final double SAME_MOTION = 23;

  /** The best way at this speed; empty if there is none worth a look. */
  static Optional<Alignment> best(Signature a, Signature b, double speed) {
    Map<Long, Integer> votes = new HashMap<>();
    for (int i = 0; i < a.hashes().size(); i++) {
      for (int j = 0; j < b.hashes().size(); j++) {
        if (PictureHash.distance(a.hashes().get(i), b.hashes().get(j)) <= SAME) {
          long bin = Math.round((b.millis().get(j) - speed * a.millis().get(i)) / BIN_MILLIS);
          votes.merge(bin, 1, Integer::sum);
        }
      }
    }
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most < 2) {
      return Optional.empty();
    }
    int enough = most / 2;
    return votes.entrySet().stream()
        .filter(bin -> bin.getValue() >= enough)
        .map(bin -> lay(a, b, speed, bin.getKey() * BIN_MILLIS))
        .filter(way -> way.overlapMillis >= Clips.least(a, b, speed))
        .max(Comparator.comparingDouble(Alignment::score).thenComparing(Alignment::offsetMillis));
  }

  /** Greater for better ways. */
  double score() {
    return agreed - compared * (meanDistance / 64 + (moved > 0 ? motionDistance / 64 : 0));
  }

  double agreedShare() {
    return compared == 0 ? 0 : (double) agreed / compared;
  }

  /** Whether the pictures change, or else what little moves does so in both. */
  boolean moves() {
    if (spread > STATIC) {
      return true;
    }
    return moved >= 3 ? motionDistance <= SAME_MOTION : meanDistance <= 4;
  }

  private static Alignment lay(Signature a, Signature b, double speed, long offset) {
    List<Integer> times = b.millis();
    int compared = 0;
    int agreed = 0;
    int moved = 0;
    long distances = 0;
    long motions = 0;
    int spread = 0;
    int first = -1;
    int last = -1;
    int at = 0;
    for (int i = 0; i < a.hashes().size(); i++) {
      double time = speed * a.millis().get(i) + offset;
      while (at + 1 < times.size()
          && Math.abs(times.get(at + 1) - time) <= Math.abs(times.get(at) - time)) {
        at++;
      }
      if (Math.abs(times.get(at) - time) > BIN_MILLIS) {
        continue;
      }
      int distance = PictureHash.distance(a.hashes().get(i), b.hashes().get(at));
      compared++;
      agreed += distance <= SAME ? 1 : 0;
      distances += distance;
      if (a.motion().get(i) != 0 && b.motion().get(at) != 0) {
        moved++;
        motions += PictureHash.distance(a.motion().get(i), b.motion().get(at));
      }
      first = first < 0 ? i : first;
      last = i;
      spread = Math.max(spread, PictureHash.distance(a.hashes().get(i), a.hashes().get(first)));
    }
    int overlap = first < 0 ? 0 : (int) (speed * (a.millis().get(last) - a.millis().get(first)));
    return new Alignment(
        speed,
        offset,
        overlap,
        compared,
        agreed,
        spread,
        moved,
        moved == 0 ? 0 : (double) motions / moved,
        compared == 0 ? PictureHash.BITS : (double) distances / compared);
  }
}
