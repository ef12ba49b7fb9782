package org.worldmill.curate.duplicate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verification of a candidate pair. Of two clips at the border of the rules, the order may decide;
 * who wants one answer compares them in a fixed order.
 */
public final class Matcher {

  /** Lengths of two equal streams may differ so much by the rounding of time stamps. */
  private static final int ROUNDING_MILLIS = 20;

  private Matcher() {}

  /** What the first is of the second; empty if they are no near-duplicates. */
  public static Optional<Match> compare(Signature a, Signature b) {
    if (a.modality() != b.modality()) {
      return Optional.empty();
    }
    if (sameContent(a, b)) {
      return Optional.of(new Match(Match.Kind.CONTENT, 1, Optional.of(0L)));
    }
    return switch (a.modality()) {
      case IMAGE -> eitherWay(Stills.compare(a, b), Stills.compare(a, b.mirrored()));
      case VIDEO -> eitherWay(Clips.compare(a, b), Clips.compare(a, b.mirrored()));
      case MODEL3D -> Shapes.compare(a.shape(), b.shape());
    };
  }

  private static boolean sameContent(Signature a, Signature b) {
    return a.content().isPresent()
        && a.content().equals(b.content())
        && Math.abs(length(a) - length(b)) <= ROUNDING_MILLIS;
  }

  private static int length(Signature signature) {
    return signature.millis().isEmpty() ? 0 : signature.millis().get(signature.millis().size() - 1);
  }

  private static Optional<Match> eitherWay(Optional<Match> plain, Optional<Match> mirrored) {
    Optional<Match> turned =
        mirrored.map(
            match ->
                match.kind() == Match.Kind.PART
                    ? match
                    : new Match(Match.Kind.MIRRORED, match.score(), match.offsetMillis()));
    return Stream.concat(plain.stream(), turned.stream())
        .max(Comparator.comparingDouble(Match::score).thenComparing(Comparator.reverseOrder()));
  }
}
