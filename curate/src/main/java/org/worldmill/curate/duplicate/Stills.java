package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares single pictures, whole and in parts. */
final class Stills {

  /** Bits in which the whole of two same pictures may differ. */
  static final int WHOLE = 11;

  /** The same of a part against a whole, of which several are tried. */
  static final int PART = 9;

  private Stills() {}

  static Optional<Match> compare(Signature a, Signature b) {
    if (a.hashes().isEmpty() || b.hashes().isEmpty()) {
      return Optional.empty();
    }
    int best = PictureHash.distance(a.hashes().get(0), b.hashes().get(0));
    int most = WHOLE;
    for (List<Long> pair : pairs(a, b)) {
      int distance = PictureHash.distance(pair.get(0), pair.get(1));
      if (distance <= PART && distance < best) {
        best = distance;
        most = PART;
      }
    }
    return best > most
        ? Optional.empty()
        : Optional.of(
            new Match(Match.Kind.NEAR, 1 - (double) best / PictureHash.BITS, Optional.empty()));
  }

  /** Hashes that would be equal if one picture were a part of the other. */
  private static List<List<Long>> pairs(Signature a, Signature b) {
    List<List<Long>> pairs = new ArrayList<>();
    if (a.views().isEmpty() || b.views().isEmpty()) {
      return pairs;
    }
    for (int view = 0; view < PictureViews.COUNT; view++) {
      pairs.add(List.of(a.views().get(view), b.hashes().get(0)));
      pairs.add(List.of(a.hashes().get(0), b.views().get(view)));
      pairs.add(List.of(a.views().get(view), b.views().get(view)));
    }
    return pairs;
  }
}
