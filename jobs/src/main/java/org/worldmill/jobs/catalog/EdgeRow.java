package org.worldmill.jobs.catalog;

import java.util.Optional;
import org.worldmill.curate.duplicate.Match;

/**
 * Two items that match each other.
 *
 * @param a the smaller of the two ids
 * @param b the larger
 * @param fingerprint that both have in the index
 * @param kind in what way they are the same
 * @param score how much of the evidence speaks for it: 0..1
 * @param offsetMillis of clips, where the first begins on the second's time line
 */
public record EdgeRow(
    String a,
    String b,
    String fingerprint,
    Match.Kind kind,
    double score,
    Optional<Long> offsetMillis) {

  public EdgeRow {
    if (a.compareTo(b) >= 0) {
      throw new IllegalArgumentException("the smaller id comes first: " + a + ", " + b);
    }
  }
}
