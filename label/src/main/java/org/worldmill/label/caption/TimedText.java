package org.worldmill.label.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cues of WebVTT (W3C) and SubRip text. What is not a cue (headers, notes, styles, numbers,
 * broken times) is passed over. A drone writes its flight log as SubRip too; that is no speech and
 * gives no cues.
 */
final class TimedText {

  private static final Pattern TIMES =
      Pattern.compile(
          "\\s*((?:\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})\\s*-->\\s*"
              + "((?:\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})(?:\\s.*)?");
  private static final Pattern FLIGHT_LOG =
      Pattern.compile(
          "(?i)\\[iso\\s*:|\\[latitude|\\bGPS\\s*\\(|\\bHOME\\s*\\(|FrameCnt|BAROMETER\\s*:");

  private TimedText() {}

  /**
   * A stretch of text.
   *
   * @param startNanos when it appears
   * @param endNanos when it goes
   * @param text its lines, as they stand
   */
  record Cue(long startNanos, long endNanos, String text) {}

  /** The cues in the order of the file; those that end before they begin are left out. */
  static List<Cue> cues(String text) {
    List<Cue> cues = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher times = TIMES.matcher(lines[i]);
      if (lines[i].length() > 200 || !times.matches()) {
        continue;
      }
      StringBuilder words = new StringBuilder();
      while (i + 1 < lines.length && !lines[i + 1].isBlank()) {
        words.append(lines[++i]).append('\n');
      }
      long start = nanos(times.group(1));
      long end = nanos(times.group(2));
      if (end > start && !FLIGHT_LOG.matcher(words).find()) {
        cues.add(new Cue(start, end, words.toString()));
      }
    }
    return cues;
  }

  private static long nanos(String time) {
    String[] parts = time.split("[:.,]");
    long seconds = 0;
    for (int i = 0; i + 1 < parts.length; i++) {
      seconds = 60 * seconds + Long.parseLong(parts[i]);
    }
    String fraction = (parts[parts.length - 1] + "00").substring(0, 3);
    return 1_000_000L * (1000 * seconds + Long.parseLong(fraction));
  }
}
