package org.worldmill.jobs.duplicate;

import java.io.Serializable;
import java.util.Optional;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.curate.duplicate.Matcher;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.schemas.config.DuplicateConfig.Mode;

/**
 * Whether a pair matches. Two clips of one asset resemble each other because they show the same
 * scene, so of them only the same content counts, which a loop repeats.
 *
 * @param rules how items of each modality are compared
 */
record Verification(Indexed rules) implements Serializable {

  /** The edge between two items, in any order. */
  Optional<EdgeRow> edge(SignatureRow one, SignatureRow other) {
    boolean turned = one.itemId().compareTo(other.itemId()) > 0;
    SignatureRow a = turned ? other : one;
    SignatureRow b = turned ? one : other;
    if (a.signature().isEmpty() || b.signature().isEmpty() || a.modality() != b.modality()) {
      return Optional.empty();
    }
    return Matcher.compare(a.signature().get(), b.signature().get())
        .filter(match -> counts(match, a, b))
        .map(
            match ->
                new EdgeRow(
                    a.itemId(),
                    b.itemId(),
                    a.fingerprint(),
                    match.kind(),
                    match.score(),
                    match.offsetMillis()));
  }

  private boolean counts(Match match, SignatureRow a, SignatureRow b) {
    boolean same = sameContent(match.kind());
    return same || (rules.mode(a.modality()) == Mode.NEAR && !a.assetId().equals(b.assetId()));
  }

  /** Whether a match of this kind is one of the content itself. */
  static boolean sameContent(Match.Kind kind) {
    return kind == Match.Kind.EXACT || kind == Match.Kind.CONTENT;
  }
}
