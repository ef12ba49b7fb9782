package org.worldmill.ingest.page;

import java.util.Optional;
import java.util.regex.Pattern;
import org.worldmill.ingest.source.LicenceEvidence;
import org.worldmill.schemas.Licence;

/**
 * Terms of use as the web states them, and how much each kind of statement is worth. What is stated
 * and names no licence we know is kept as evidence and trusted little; nothing else takes its
 * place.
 */
final class Terms {

  /** In the metadata of the very medium: JSON-LD, a sitemap, an API. */
  static final double OWN = 0.95;

  /** A link of its own figure. */
  static final double FIGURE = 0.9;

  /** A link of the page that it stands on. */
  static final double PAGE = 0.7;

  /** A phrase in its caption. */
  static final double PHRASE = 0.6;

  private static final double NOT_UNDERSTOOD = 0.2;
  private static final int LONGEST = 500;
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s]+");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  private Terms() {}

  /**
   * What a statement is worth.
   *
   * @param said a licence's name or address
   * @param where the place of the statement, in words
   */
  static Licence of(String said, double trust, String where, Optional<String> attribution) {
    String plain = cut(said);
    if (plain.isEmpty()) {
      return unknown(attribution);
    }
    Optional<String> spdx = LicenceEvidence.spdx(plain);
    Optional<String> url = ADDRESS.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    return new Licence(
        spdx,
        url,
        attribution,
        Optional.of(where + " = " + plain),
        spdx.isPresent() ? trust : NOT_UNDERSTOOD);
  }

  /** No terms; perhaps somebody to name. */
  static Licence unknown(Optional<String> attribution) {
    return new Licence(Optional.empty(), Optional.empty(), attribution, Optional.empty(), 0);
  }

  /** A text in one line and of bounded length. */
  static String cut(String text) {
    String plain = BLANKS.matcher(text.strip()).replaceAll(" ");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  /** The same; empty for a text without a letter or digit. */
  static Optional<String> words(String text) {
    return Optional.of(cut(text))
        .filter(said -> said.codePoints().anyMatch(Character::isLetterOrDigit));
  }
}
