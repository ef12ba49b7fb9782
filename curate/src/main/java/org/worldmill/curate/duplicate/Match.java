package org.worldmill.curate.duplicate;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What one item is of another. The natural order puts the stronger match first.
 *
 * @param kind in what way they are the same
 * @param score how much of the evidence speaks for it: 0..1
 * @param offsetMillis of clips, where the first begins on the second's time line; negative if the
 *     second begins later
 */
public record Match(Kind kind, double score, Optional<Long> offsetMillis)
    implements Comparable<Match> {

  /** In what way two items are the same, strongest first. */
  public enum Kind {
    /** The same bytes. */
    EXACT,
    /** Other bytes that decode to the same pictures. */
    CONTENT,
    /** Coded again, resized, cropped, coloured, sped up or drawn over; all of the shorter one. */
    NEAR,
    /** As near, and mirrored. */
    MIRRORED,
    /** A stretch of one is a stretch of the other. */
    PART;

    /** Its name in tables. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Comparator<Match> ORDER =
      Comparator.comparing(Match::kind)
          .thenComparing(Match::score, Comparator.reverseOrder())
          .thenComparing(match -> match.offsetMillis().orElse(0L));

  public Match {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(offsetMillis);
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score lies in 0..1: " + score);
    }
  }

  @Override
  public int compareTo(Match other) {
    return ORDER.compare(this, other);
  }
}
