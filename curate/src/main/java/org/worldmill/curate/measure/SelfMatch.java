package org.worldmill.curate.measure;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a clip compares with itself at other times.
 *
 * @param loopContrast 1 if it repeats itself exactly, 0 if no more than by chance
 * @param loopFrames the distance at which it does
 * @param boomerangContrast the same for its mirror image in time
 * @param paceRatio mean change over one frame by that over four
 */
record SelfMatch(double loopContrast, int loopFrames, double boomerangContrast, double paceRatio) {

  /** The contrast from which a clip repeats itself. */
  private static final double REPEATS = 0.85;

  private static final int SHORTEST_CLIP = 24;
  private static final int SHORTEST_LOOP = 8;

  /** Median difference over all distances, in steps of 255, below which nothing is said. */
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
      byDistance[distance] = apart(trail, distance, PLACES);
    }
    double[] sorted = Arrays.copyOfRange(byDistance, 1, frames);
    Arrays.sort(sorted);
    double usual = sorted[sorted.length / 2];
    if (usual < ENOUGH_CHANGE) {
      return Optional.empty();
    }
    int loop = bestLoop(byDistance);
    double four = apart(trail, 4, frames);
    return Optional.of(
        new SelfMatch(
            contrast(apart(trail, loop, frames), usual),
            loop,
            boomerang(trail),
            four > 0 ? apart(trail, 1, frames) / four : 0));
  }

  private static double contrast(double least, double usual) {
    return Math.max(0, 1 - least / usual);
  }

  /** Mean difference of frames so far apart, at no more than so many places. */
  private static double apart(ThumbTrail trail, int distance, int places) {
    int all = trail.size() - distance;
    int count = Math.min(places, all);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int at = (int) ((2L * i + 1) * all / (2L * count));
      sum += trail.distance(at, at + distance);
    }
    return sum / count;
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
      dip[distance] = distance < SHORTEST_LOOP ? 1 : byDistance[distance] / most;
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
      sum += trail.distance(first, second);
      away += Math.max(trail.distance(first, twice / 2), trail.distance(second, (twice + 1) / 2));
    }
    return away >= ENOUGH_CHANGE * count ? sum / away : 1;
  }
}
