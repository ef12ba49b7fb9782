package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares clips: finds the speed and the offset at which most samples of one look like those of
 * the other at that time, and asks of scenes in which little changes that what changes does so at
 * the same times.
 */
final class Clips {

  private static final List<Double> SPEEDS =
      List.of(1.0, 0.5, 2 / 3.0, 0.75, 0.8, 0.9, 1 / 0.9, 1.25, 4 / 3.0, 1.5, 2.0);

  /** Share of the samples both have that must agree. */
  private static final double AGREED = 0.7;

  /** How long a common stretch must be, where it is not nearly all of the shorter clip. */
  private static final int PART_MILLIS = 2500;

  /** Share of the longer clip that makes two clips one rather than parts. */
  private static final double ALL = 0.85;

  private Clips() {}

  static Optional<Match> compare(Signature a, Signature b) {
    if (a.hashes().isEmpty() || b.hashes().isEmpty()) {
      return Optional.empty();
    }
    List<Alignment> found = new ArrayList<>();
    for (double speed : SPEEDS) {
      Alignment.best(a, b, speed).ifPresent(found::add);
    }
    return found.stream()
        .filter(Clips::convinces)
        .max(Comparator.comparingDouble(Alignment::score))
        .map(alignment -> match(alignment, a, b));
  }

  private static boolean convinces(Alignment alignment) {
    return alignment.agreedShare() >= AGREED && alignment.moves();
  }

  private static Match match(Alignment alignment, Signature a, Signature b) {
    boolean all =
        alignment.overlapMillis() >= ALL * Math.max(length(a) * alignment.speed(), length(b));
    return new Match(
        all ? Match.Kind.NEAR : Match.Kind.PART,
        Math.min(1, alignment.agreedShare()),
        Optional.of(alignment.offsetMillis()));
  }

  static int length(Signature signature) {
    return signature.millis().get(signature.millis().size() - 1);
  }

  static int least(Signature a, Signature b, double speed) {
    return (int) Math.min(PART_MILLIS, 0.8 * Math.min(length(a) * speed, length(b)));
  }
}
