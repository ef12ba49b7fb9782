package org.worldmill.jobs.overlay;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers in words of few signs. */
final class Figures {

  private Figures() {}

  /** To about three digits. */
  static String of(double value) {
    double size = Math.abs(value);
    int digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  /** A value with its standard error, where that is known. */
  static String of(double value, OptionalDouble error) {
    if (error.isEmpty()) {
      return of(value);
    }
    double size = error.getAsDouble();
    int digits = size <= 0 ? 3 : (int) Math.max(0, Math.min(4, Math.ceil(-Math.log10(size)) + 0));
    String format = "%." + digits + "f";
    return String.format(Locale.ROOT, format + " ±" + format, value, size);
  }
}
