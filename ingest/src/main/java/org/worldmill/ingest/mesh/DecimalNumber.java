package org.worldmill.ingest.mesh;

import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Numbers written in decimal, as text formats have them; correctly rounded. */
public final class DecimalNumber {

  private static final int EXACT_DIGITS = 15;
  private static final double[] EXACT_POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < EXACT_POWERS.length; i++) {
      EXACT_POWERS[i] = power;
      power *= 10;
    }
  }

  private DecimalNumber() {}

  /** The number that {@code word} spells; NaN and infinities are passed on, all else is refused. */
  public static double of(String word, long line) throws MediaException {
    double quick = quick(word);
    if (!Double.isNaN(quick)) {
      return quick;
    }
    return slow(word, line);
  }

  /** A whole number of at most 18 digits. */
  public static long whole(String word, long line) throws MediaException {
    int start = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
    if (word.length() == start || word.length() > start + 18) {
      throw notOne(word, line);
    }
    long value = 0;
    for (int i = start; i < word.length(); i++) {
      int digit = word.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw notOne(word, line);
      }
      value = 10 * value + digit;
    }
    return word.charAt(0) == '-' ? -value : value;
  }

  /**
   * At most 15 digits and a small power of ten are both exact as doubles, so that one division or
   * multiplication rounds correctly (W. Clinger, "How to read floating point numbers accurately",
   * PLDI 1990). NaN if the word is not of this kind.
   */
  private static double quick(String word) {
    int length = word.length();
    int i = length > 0 && (word.charAt(0) == '-' || word.charAt(0) == '+') ? 1 : 0;
    long digits = 0;
    int count = 0;
    int point = -1;
    int start = i;
    for (; i < length; i++) {
      char c = word.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
        count++;
      } else {
        break;
      }
      if (i - start > EXACT_DIGITS) {
        return Double.NaN;
      }
    }
    if (count == 0 || count > EXACT_DIGITS) {
      return Double.NaN;
    }
    int power = point < 0 ? 0 : point + 1 - i;
    if (i < length) {
      int exponent = smallExponent(word, i);
      if (exponent == Integer.MIN_VALUE) {
        return Double.NaN;
      }
      power += exponent;
    }
    if (Math.abs(power) >= EXACT_POWERS.length) {
      return Double.NaN;
    }
    double value = power < 0 ? digits / EXACT_POWERS[-power] : digits * EXACT_POWERS[power];
    return word.charAt(0) == '-' ? -value : value;
  }

  private static int smallExponent(String word, int at) {
    char mark = word.charAt(at);
    int i = at + 1;
    boolean negative = i < word.length() && word.charAt(i) == '-';
    if (i < word.length() && (word.charAt(i) == '-' || word.charAt(i) == '+')) {
      i++;
    }
    if ((mark != 'e' && mark != 'E') || i == word.length() || word.length() - i > 3) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; i < word.length(); i++) {
      int digit = word.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = 10 * value + digit;
    }
    return negative ? -value : value;
  }

  private static double slow(String word, long line) throws MediaException {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
        return special(word, line);
      }
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw notOne(word, line);
    }
  }

  private static double special(String word, long line) throws MediaException {
    String plain = word.replaceFirst("^[-+]", "").toLowerCase(java.util.Locale.ROOT);
    if (plain.startsWith("nan") || plain.equals("1.#ind") || plain.equals("1.#qnan")) {
      return Double.NaN;
    }
    if (plain.equals("inf") || plain.equals("infinity") || plain.equals("1.#inf")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    throw notOne(word, line);
  }

  private static MediaException notOne(String word, long line) {
    return new MediaException(
        Code.CORRUPT,
        "line %d has '%s' where a number belongs; export the model again"
            .formatted(line, printable(word)));
  }

  /** At most 40 characters, control characters replaced. */
  public static String printable(String word) {
    String clean = word.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= 40 ? clean : clean.substring(0, 40) + "...";
  }
}
