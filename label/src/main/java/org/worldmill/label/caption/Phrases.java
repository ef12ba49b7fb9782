package org.worldmill.label.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts words into English order. */
final class Phrases {

  private Phrases() {}

  /** "a", "a and b", "a, b and c". */
  static String joined(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** A whole number with commas between thousands. */
  static String grouped(double count) {
    return String.format(Locale.ROOT, "%,.0f", count);
  }

  /** At most {@code digits} decimals, no zeros at the end. */
  static String rounded(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** "A 4.2-second clip", "An 8-second clip", "A 3-minute clip". */
  static String clip(double seconds) {
    String length =
        seconds < 10
            ? rounded(Math.max(seconds, 0.1), 1) + "-second"
            : seconds < 120
                ? rounded(seconds, 0) + "-second"
                : rounded(seconds / 60, 1) + "-minute";
    boolean vowel = length.startsWith("8") || length.matches("1[18][-.].*");
    return (vowel ? "An " : "A ") + length + " clip";
  }

  /** Counts with their noun, those that are zero left out: "2 materials", "1 texture". */
  static List<String> counts(Object... countsAndNouns) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < countsAndNouns.length; i += 2) {
      double count = ((Number) countsAndNouns[i]).doubleValue();
      if (count > 0) {
        words.add(grouped(count) + " " + countsAndNouns[i + 1] + (count == 1 ? "" : "s"));
      }
    }
    return words;
  }

  /** With a capital letter and a full stop. */
  static String sentence(String text) {
    String ended = text.matches("(?s).*[.!?…。！？]$") ? text : text + ".";
    int first = ended.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toUpperCase(first))
        .append(ended.substring(Character.charCount(first)))
        .toString();
  }
}
