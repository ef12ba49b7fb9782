package org.worldmill.label.caption;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes text from strangers safe to show and to train on: no markup, no control characters, nothing
 * that turns the direction of writing or hides, single spaces, composed characters, a bounded
 * length.
 */
final class CleanText {

  private static final Pattern MARKUP =
      Pattern.compile("</?[A-Za-z][^<>]{0,200}>|<[0-9:.]{1,20}>|\\{\\\\[^{}]{0,100}\\}");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}]+");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final int LONGEST_INPUT = 64 << 10;

  private CleanText() {}

  /** The text on one line, cut at a word if it is longer than {@code limit} characters. */
  static String of(String text, int limit) {
    String start = text.substring(0, Math.min(text.length(), LONGEST_INPUT));
    String plain = MARKUP.matcher(start).replaceAll(" ");
    String visible = UNSEEN.matcher(plain).replaceAll("");
    String normal = Normalizer.normalize(visible, Normalizer.Form.NFC);
    String line = SPACE.matcher(normal).replaceAll(" ").strip();
    return line.length() <= limit ? line : cut(line, limit);
  }

  private static String cut(String line, int limit) {
    int end = line.lastIndexOf(' ', limit - 1);
    if (end < limit / 2) {
      end = limit - 1;
      end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
    }
    return line.substring(0, end).strip() + "…";
  }
}
