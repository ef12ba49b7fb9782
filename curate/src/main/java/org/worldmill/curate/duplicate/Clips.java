package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares clips: finds the speed and the offset at which most samples of one look like those of
 * the other at that time. Where the picture hardly changes, as a fixed camera's, that says little;
 * there, what moves must do so in the same way at the same time, or nothing may move at all.
 */
final class Clips {

  /** How long a common stretch must be, where it is not nearly all of the shorter clip. */
  static final int PART_MILLIS = 3000;

  /** What nearly all is. */
  static final double NEARLY_ALL = 0.75;

  /** Share of the samples both have that must agree. */
  private static final double AGREED = 0.7;

  /** Share of the longer clip that makes two clips one rather than parts. */
  private static final double ALL = 0.8;

  /** Bits in which stretches may differ on the whole: still, steady, its parts, changing. */
  private static final double MOST_STILL = 4;

  /** Samples that are few: they could be alike by chance, and have to be more so. */
  private static final int FEW = 3;

  private static final double MOST_OF_FEW = 6;

  /** Bits in which stretches differ at most that are too alike to be crops of each other. */
  private static final double UNCROPPED = 6;

  private static final double MOST_STEADY = 11;
  private static final double MOST_STEADY_PARTS = 9;
  private static final double MOST_CHANGING = 13;

  /** Parts of the bits in which motion of the same may differ; of two that are not it is half. */
  private static final double SAME_MOTION = 0.26;

  private static final double SAME_COARSE_MOTION = 0.21;

  private Clips() {}

  static Optional<Match> compare(Signature a, Signature b) {
    if (a.hashes().isEmpty() || b.hashes().isEmpty()) {
      return Optional.empty();
    }
    Track wholeA = Track.whole(a);
    Track wholeB = Track.whole(b);
    Optional<Alignment> whole = new Alignments(wholeA, wholeB).best();
    // Pictures that are alike as a whole are no crops of each other: what moves has decided.
    Optional<Alignment> way =
        whole.filter(Clips::looksAlike).isPresent()
            ? whole.filter(found -> convinces(found, false))
            : byParts(a, b, wholeA, wholeB);
    return way.map(found -> match(found, wholeA.lengthMillis(), wholeB.lengthMillis()));
  }

  private static boolean looksAlike(Alignment way) {
    return way.agreedShare() >= AGREED && way.distance() <= UNCROPPED;
  }

  private static Optional<Alignment> byParts(Signature a, Signature b, Track wholeA, Track wholeB) {
    List<Alignment> ways = new ArrayList<>();
    for (int view = PictureViews.WITH_BORDER; view < PictureViews.COUNT; view++) {
      Track viewA = Track.view(a, view);
      Track viewB = Track.view(b, view);
      new Alignments(viewA, wholeB).bestAtOneSpeed().ifPresent(ways::add);
      new Alignments(wholeA, viewB).bestAtOneSpeed().ifPresent(ways::add);
      if (PictureViews.UNDRAWN.contains(view)) {
        new Alignments(viewA, viewB).bestAtOneSpeed().ifPresent(ways::add);
      }
    }
    return ways.stream()
        .filter(way -> convinces(way, true))
        .max(Comparator.comparingDouble(Alignment::score));
  }

  private static boolean convinces(Alignment way, boolean parts) {
    if (way.agreedShare() < AGREED || way.compared() < (parts ? 3 : 1)) {
      return false;
    }
    if (way.compared() < FEW) {
      return way.distance() <= MOST_OF_FEW;
    }
    if (!way.isSteady()) {
      return way.distance() <= MOST_CHANGING;
    }
    if (way.moved() < 3) {
      return !parts && way.distance() <= MOST_STILL && way.movedAlone() <= 2;
    }
    boolean together =
        way.motion() <= SAME_MOTION
            || (way.coarseMotion() <= SAME_COARSE_MOTION && way.moved() >= 4);
    return together && way.distance() <= (parts ? MOST_STEADY_PARTS : MOST_STEADY);
  }

  private static Match match(Alignment way, int lengthA, int lengthB) {
    boolean all = way.overlapMillis() >= ALL * Math.max(lengthA * way.speed(), lengthB);
    return new Match(
        all ? Match.Kind.NEAR : Match.Kind.PART,
        way.agreedShare(),
        Optional.of(way.offsetMillis()));
  }
}
