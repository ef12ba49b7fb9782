package org.worldmill.curate.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a clip compares with itself at other times, by what visibly differs.
 *
 * @param loopContrast 1 if it repeats itself exactly, 0 if no more than by chance
 * @param loopFrames the distance at which it does
 * @param boomerangContrast the same for its mirror image in time
 * @param paceRatio mean change over one frame by that over four; empty where too little of the
 *     picture changes
 */
record SelfMatch(
    double loopContrast, int loopFrames, double boomerangContrast, OptionalDouble paceRatio) {

  /** The contrast from which a clip repeats itself. */
  private static final double REPEATS = 0.85;

  private static final int SHORTEST_CLIP = 24;
  private static final int SHORTEST_LOOP = 8;

  /** Visible difference of frames, summed over cells, below which nothing is said. */
  private static final double ENOUGH_SEEN = 12;

  /** Mean difference over all distances, in steps of 255, below which no pace is said. */
  private static final double ENOUGH_CHANGE = 0.8;

  /** Places at which a distance is tried. */
  private static final int PLACES = 12;

  /** Places at which a mirror is tried, and those where it is then looked at. */
  private static final int FIRST_PLACES = 3;

  private static final int LAST_PLACES = 24;

  /** Difference at the first places from which a mirror is none. */
  private static final double HOPELESS = 0.5;

  boolean loops() {
    return loopContrast >= REPEATS;
  }

  /** Empty if the clip is too short or too little changes in it. */
  static Optional<SelfMatch> of(ThumbTrail trail) {
    int frames = trail.size();
    if (frames < SHORTEST_CLIP) {
      return Optional.empty();
    }
    double[] byDistance = new double[frames];
    for (int distance = 1; distance < frames; distance++) {
      byDistance[distance] = apart(trail::seen, frames, distance, PLACES);
    }
    double usual = median(byDistance);
    if (usual < ENOUGH_SEEN) {
      return Optional.empty();
    }
    int loop = bestLoop(byDistance);
    return Optional.of(
        new SelfMatch(loopContrast(trail, loop, usual), loop, boomerang(trail), pace(trail)));
  }

  /** Of all but the first. */
  private static double median(double[] byDistance) {
    double[] sorted = Arrays.copyOfRange(byDistance, 1, byDistance.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private interface Difference {
    double of(int first, int second);
  }

  /** Mean difference of frames so far apart, at no more than so many places. */
  private static double apart(Difference difference, int frames, int distance, int places) {
    int all = frames - distance;
    int count = Math.min(places, all);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int at = (int) ((2L * i + 1) * all / (2L * count));
      sum += difference.of(at, at + distance);
    }
    return sum / count;
  }

  /**
   * What recurs has to change while it does: a stretch without any motion is like another one, and
   * says nothing.
   */
  private static double loopContrast(ThumbTrail trail, int loop, double usual) {
    int frames = trail.size();
    int again = frames - loop;
    int aside = Math.max(1, Math.min(loop, again) / 2);
    double own = 0;
    double change = 0;
    for (int at = 0; at < again; at++) {
      own += trail.seen(at, at + loop);
      change += trail.seen(at, (at + aside) % again);
    }
    double much = Math.min(usual, change / again);
    return much < ENOUGH_SEEN ? 0 : Math.max(0, 1 - own / again / much);
  }

  /** The shortest distance nearly as good as the best; at least half of a period must recur. */
  private static int bestLoop(double[] byDistance) {
    int longest = byDistance.length * 2 / 3;
    double least = Double.MAX_VALUE;
    // A frame is like its neighbours: a distance counts once the clip has been unlike itself.
    double most = 0;
    double[] dip = new double[longest + 1];
    for (int distance = 1; distance <= longest; distance++) {
      most = Math.max(most, byDistance[distance]);
      dip[distance] = distance < SHORTEST_LOOP || most <= 0 ? 1 : byDistance[distance] / most;
      least = Math.min(least, dip[distance]);
    }
    for (int distance = SHORTEST_LOOP; distance <= longest; distance++) {
      boolean valley =
          byDistance[distance] <= byDistance[distance - 1]
              && (distance == longest || byDistance[distance] <= byDistance[distance + 1]);
      if (valley && dip[distance] <= 1.5 * least + 0.02) {
        return distance;
      }
    }
    return longest;
  }

  /** The best mirror in the middle half, frames and the moments between them. */
  private static double boomerang(ThumbTrail trail) {
    int frames = trail.size();
    double best = 1;
    for (int twice = frames / 2; twice <= 2 * (frames - 1) - frames / 2; twice++) {
      if (mirrored(trail, twice, FIRST_PLACES) < HOPELESS) {
        best = Math.min(best, mirrored(trail, twice, LAST_PLACES));
      }
    }
    return Math.max(0, 1 - best);
  }

  /**
   * Difference of frames mirrored at {@code twice / 2}, by how far they are from the one there:
   * what hardly moves away from it is no sign of a return.
   */
  private static double mirrored(ThumbTrail trail, int twice, int places) {
    int reach = Math.min(twice / 2, trail.size() - 1 - (twice + 1) / 2);
    int count = Math.min(places, reach);
    double sum = 0;
    double away = 0;
    for (int i = 1; i <= count; i++) {
      int first = twice / 2 - (int) ((long) i * reach / count);
      int second = twice - first;
      sum += trail.seen(first, second);
      away += Math.max(trail.seen(first, twice / 2), trail.seen(second, (twice + 1) / 2));
    }
    return away >= ENOUGH_SEEN * count ? sum / away : 1;
  }

  private static OptionalDouble pace(ThumbTrail trail) {
    int frames = trail.size();
    double[] byDistance = new double[frames];
    for (int distance = 1; distance < frames; distance++) {
      byDistance[distance] = apart(trail::distance, frames, distance, PLACES);
    }
    if (median(byDistance) < ENOUGH_CHANGE) {
      return OptionalDouble.empty();
    }
    double four = apart(trail::distance, frames, 4, frames);
    return four > 0
        ? OptionalDouble.of(apart(trail::distance, frames, 1, frames) / four)
        : OptionalDouble.empty();
  }
}
