package org.worldmill.label.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sees where a thing is taken for one with another that it touches, as a ball with its shadow just
 * before it strikes the floor: the other is missing there, seen before and after. The centre that
 * is seen then is that of both, so that the thing counts as not wholly seen. In the last picture
 * before and the first after, the two touch, and a part of either is given to the other.
 */
final class Joins {

  /** Pictures for which the other may be missing. */
  private static final int MOST_MISSING = 6;

  /** What lies between outlines that still are taken for one, in samples. */
  private static final double APART = 3;

  private Joins() {}

  /** Where a thing is missing, from the sighting before to that after. */
  private record Gap(int track, Sighting before, Sighting after) {

    boolean holds(double seconds) {
      return seconds >= before.seconds() && seconds <= after.seconds();
    }

    double area() {
      return Math.max(before.area(), after.area());
    }

    /** From the place where it would be at a time. */
    double distance(Sighting one) {
      double part = (one.seconds() - before.seconds()) / (after.seconds() - before.seconds());
      return Math.hypot(
          before.x() + part * (after.x() - before.x()) - one.x(),
          before.y() + part * (after.y() - before.y()) - one.y());
    }
  }

  /** The same tracks; sightings that show two things as one are not whole. */
  static List<Track> marked(List<Track> tracks) {
    List<Gap> gaps = new ArrayList<>();
    for (int number = 0; number < tracks.size(); number++) {
      gaps.addAll(gaps(number, tracks.get(number).sightings()));
    }
    if (gaps.isEmpty()) {
      return tracks;
    }
    List<Track> marked = new ArrayList<>();
    for (int number = 0; number < tracks.size(); number++) {
      marked.add(marked(number, tracks.get(number), gaps));
    }
    return marked;
  }

  private static List<Gap> gaps(int number, List<Sighting> seen) {
    if (seen.size() < 3) {
      return List.of();
    }
    double[] steps = new double[seen.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = seen.get(i + 1).seconds() - seen.get(i).seconds();
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double step = sorted[sorted.length / 2];
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] > 1.5 * step && steps[i] < (MOST_MISSING + 1.5) * step) {
        gaps.add(new Gap(number, seen.get(i), seen.get(i + 1)));
      }
    }
    return gaps;
  }

  private static Track marked(int number, Track track, List<Gap> gaps) {
    List<Sighting> seen = new ArrayList<>(track.sightings());
    for (int i = 0; i < seen.size(); i++) {
      Sighting one = seen.get(i);
      if (one.whole() && joined(number, one, gaps)) {
        seen.set(i, new Sighting(one.seconds(), one.x(), one.y(), one.area(), false, one.face()));
      }
    }
    return new Track(seen);
  }

  private static boolean joined(int number, Sighting one, List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> gap.track() != number && gap.holds(one.seconds()))
        .anyMatch(gap -> gap.distance(one) < radius(one.area()) + 2 * radius(gap.area()) + APART);
  }

  private static double radius(double area) {
    return Math.sqrt(area / Math.PI);
  }
}
