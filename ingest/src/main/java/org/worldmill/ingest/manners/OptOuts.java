package org.worldmill.ingest.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal.Reach;
import org.worldmill.ingest.net.Headers;

/**
 * Signals in headers and pages: X-Robots-Tag and meta robots, Content-Usage (IETF AIPREF),
 * Content-Signal, and the TDM Reservation Protocol (W3C community group report, 2024).
 */
public final class OptOuts {

  private final String token;

  /**
   * As a robot of this name reads them.
   *
   * @param token its name in lowercase
   */
  public OptOuts(String token) {
    this.token = token;
  }

  /** What the header of a reply says. */
  public List<OptOutSignal> of(Headers headers) {
    List<OptOutSignal> signals = new ArrayList<>();
    for (String line : headers.all("x-robots-tag")) {
      List<String> words = RobotWords.forAgent(line, token);
      if (!words.isEmpty()) {
        signals.add(new OptOutSignal("header X-Robots-Tag", line, RobotWords.reach(words)));
      }
    }
    for (String name : List.of("Content-Usage", "Content-Signal")) {
      for (String line : headers.all(name)) {
        UsageStatement.of(line)
            .ifPresent(reach -> signals.add(new OptOutSignal("header " + name, line, reach)));
      }
    }
    for (String line : headers.all("tdm-reservation")) {
      reservation(line)
          .ifPresent(reach -> signals.add(new OptOutSignal("header tdm-reservation", line, reach)));
    }
    return List.copyOf(signals);
  }

  /** What a {@code <meta>} of a page says; empty if it is about something else. */
  public Optional<OptOutSignal> ofMeta(String name, String content) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    String source = "meta " + key;
    if (isForRobots(key)) {
      List<String> words = RobotWords.forAgent(content, token);
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(new OptOutSignal(source, content, RobotWords.reach(words)));
    }
    return switch (key) {
      case "tdm-reservation" ->
          reservation(content).map(reach -> new OptOutSignal(source, content, reach));
      case "content-usage", "content-signal" ->
          UsageStatement.of(content).map(reach -> new OptOutSignal(source, content, reach));
      default -> Optional.empty();
    };
  }

  /** Whether a {@code <meta>} keeps from following the links of its page. */
  public boolean stopsFollowing(String name, String content) {
    return isForRobots(name.strip().toLowerCase(Locale.ROOT))
        && RobotWords.stopsFollowing(RobotWords.forAgent(content, token));
  }

  /** Whether the header keeps from following the links of its page. */
  public boolean stopsFollowing(Headers headers) {
    return headers.all("x-robots-tag").stream()
        .anyMatch(line -> RobotWords.stopsFollowing(RobotWords.forAgent(line, token)));
  }

  private boolean isForRobots(String name) {
    return name.equals("robots") || name.equals(token);
  }

  /** A reservation is 1 or 0; whatever else somebody writes there is taken for one. */
  static Optional<Reach> reservation(String value) {
    String text = value.strip().replace("\"", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(text.equals("0") ? Reach.NOTHING : Reach.ALL);
  }
}
