package org.worldmill.ingest.manners;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.worldmill.schemas.Modality;

/**
 * Something that was said about automated use, and what it means here.
 *
 * @param source where it was said: {@code header X-Robots-Tag}, {@code robots.txt Content-Signal}
 * @param raw the words
 * @param reach what it keeps from use
 */
public record OptOutSignal(String source, String raw, Reach reach) {

  private static final int LONGEST = 300;

  /** What a signal keeps from use. */
  public enum Reach {
    /** Nothing: it permits, or speaks of something else. */
    NOTHING,
    /** Images. */
    IMAGES,
    /** Everything. */
    ALL
  }

  public OptOutSignal {
    String plain = raw.strip().replaceAll("[\\p{Cc}\\s]+", " ");
    raw = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }

  /** Whether it keeps media of this kind from use. */
  public boolean forbids(Modality modality) {
    return reach == Reach.ALL || (reach == Reach.IMAGES && modality == Modality.IMAGE);
  }

  /** The first of them that forbids this kind; the most restrictive wins, so one is enough. */
  public static Optional<OptOutSignal> forbidding(List<OptOutSignal> signals, Modality modality) {
    return signals.stream().filter(signal -> signal.forbids(modality)).findFirst();
  }

  /** All of them in one line, for a table; empty if there are none. */
  public static Optional<String> line(List<OptOutSignal> signals) {
    return signals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            signals.stream()
                .map(OptOutSignal::toString)
                .distinct()
                .collect(Collectors.joining("; ")));
  }

  @Override
  public String toString() {
    String decision =
        switch (reach) {
          case NOTHING -> "permits";
          case IMAGES -> "forbids images";
          case ALL -> "forbids";
        };
    return source + ": " + raw + " (" + decision + ")";
  }
}
