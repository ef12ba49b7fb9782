package org.worldmill.ingest.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.worldmill.ingest.manners.OptOutSignal.Reach;

/**
 * The words of X-Robots-Tag and of {@code <meta name="robots">}: {@code noai}, {@code noimageai},
 * {@code noindex} and {@code none} keep from use, {@code nofollow} and {@code none} from following.
 * A name and a colon before words speak to that robot alone, to the end of the line or the next
 * name.
 */
final class RobotWords {

  /** Words that have a value after a colon, and so are no robot's name. */
  private static final Set<String> VALUED =
      Set.of(
          "unavailable_after",
          "max-snippet",
          "max-image-preview",
          "max-video-preview",
          "indexifembedded");

  private RobotWords() {}

  /** The words of a header line that are meant for this robot, in lowercase. */
  static List<String> forAgent(String line, String token) {
    List<String> words = new ArrayList<>();
    boolean meant = true;
    for (String part : line.split(",")) {
      String word = part.strip().toLowerCase(Locale.ROOT);
      int colon = word.indexOf(':');
      if (colon >= 0 && !VALUED.contains(word.substring(0, colon).strip())) {
        String name = word.substring(0, colon).strip();
        meant = name.equals(token) || name.equals("*") || name.equals("robots");
        word = word.substring(colon + 1).strip();
      }
      if (meant && !word.isEmpty()) {
        // Words are now and then separated by blanks alone.
        words.addAll(List.of(word.split("[\\s;]+")));
      }
    }
    return words;
  }

  /** What these words keep from use. */
  static Reach reach(List<String> words) {
    if (words.stream().anyMatch(Set.of("noai", "noindex", "none")::contains)) {
      return Reach.ALL;
    }
    return words.contains("noimageai") || words.contains("noimageindex")
        ? Reach.IMAGES
        : Reach.NOTHING;
  }

  /** Whether these words keep from following links. */
  static boolean stopsFollowing(List<String> words) {
    return words.contains("nofollow") || words.contains("none");
  }
}
