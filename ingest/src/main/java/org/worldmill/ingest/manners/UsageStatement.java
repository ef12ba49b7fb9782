package org.worldmill.ingest.manners;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal.Reach;

/**
 * A preference about use, as Content-Usage (IETF AIPREF) and Content-Signal (contentsignals.org)
 * have it: {@code train-ai=n, search=y}, {@code ai-train=no, search=yes}. A statement about all
 * automated use holds for training unless training is spoken of by name.
 */
final class UsageStatement {

  private static final List<String> TRAINING =
      List.of("train-ai", "ai-train", "train-genai", "genai", "ai", "tdm");
  private static final List<String> GENERAL = List.of("bots", "all");

  private UsageStatement() {}

  /** What an expression means; empty if it says nothing of training. */
  static Optional<Reach> of(String expression) {
    Map<String, Boolean> said = new HashMap<>();
    for (String part : expression.split(",")) {
      String[] pair = part.split(";", 2)[0].split("=", 2);
      String value = pair.length < 2 ? "" : pair[1].strip().toLowerCase(Locale.ROOT);
      String word = value.replace("\"", "");
      if (word.equals("n") || word.equals("no") || word.equals("?0")) {
        said.put(pair[0].strip().toLowerCase(Locale.ROOT), false);
      } else if (word.equals("y") || word.equals("yes") || word.equals("?1")) {
        said.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), true);
      }
    }
    return about(said, TRAINING).or(() -> about(said, GENERAL));
  }

  private static Optional<Reach> about(Map<String, Boolean> said, List<String> uses) {
    if (uses.stream().anyMatch(use -> Boolean.FALSE.equals(said.get(use)))) {
      return Optional.of(Reach.ALL);
    }
    return uses.stream().anyMatch(said::containsKey)
        ? Optional.of(Reach.NOTHING)
        : Optional.empty();
  }
}
