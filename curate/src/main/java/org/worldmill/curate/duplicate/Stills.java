package org.worldmill.curate.duplicate;

import java.util.List;
import java.util.Optional;

/**
 * Compares single pictures, whole and in parts. A weak bit that differs counts half, and a part one
 * bit more than the whole, as several are tried.
 */
final class Stills {

  /** Half bits in which two same pictures differ at most. */
  private static final int MOST = 20;

  private static final int PART = 2;

  private Stills() {}

  static Optional<Match> compare(Signature a, Signature b) {
    if (a.hashes().isEmpty() || b.hashes().isEmpty()) {
      return Optional.empty();
    }
    int distance = distance(a, b);
    return distance > MOST
        ? Optional.empty()
        : Optional.of(
            new Match(Match.Kind.NEAR, 1 - distance / (2.0 * PictureHash.BITS), Optional.empty()));
  }

  private static int distance(Signature a, Signature b) {
    long wholeA = a.hashes().get(0);
    long wholeB = b.hashes().get(0);
    List<Long> viewsA = a.views();
    List<Long> viewsB = b.views();
    if (viewsA.isEmpty() || viewsB.isEmpty()) {
      return halves(wholeA, wholeB, 0);
    }
    long weakA = viewsA.get(PictureViews.WEAK);
    long weakB = viewsB.get(PictureViews.WEAK);
    int best = halves(wholeA, wholeB, weakA | weakB);
    for (int view = PictureViews.WITH_BORDER; view < PictureViews.COUNT; view++) {
      best = Math.min(best, PART + halves(wholeA, viewsB.get(view), weakA));
      best = Math.min(best, PART + halves(viewsA.get(view), wholeB, weakB));
    }
    for (int view : PictureViews.UNDRAWN) {
      best = Math.min(best, PART + halves(viewsA.get(view), viewsB.get(view), 0));
    }
    return best;
  }

  private static int halves(long a, long b, long weak) {
    long differing = a ^ b;
    return 2 * Long.bitCount(differing) - Long.bitCount(differing & weak);
  }
}
