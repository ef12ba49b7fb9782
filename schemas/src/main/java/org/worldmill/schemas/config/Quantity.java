package org.worldmill.schemas.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with a unit, as people write it: {@code 30 s}, {@code 256 MiB}. */
final class Quantity {

  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([A-Za-z]+)");

  /** Nanoseconds in one, or bytes in one; no name stands for both. */
  private static final Map<String, Long> UNITS =
      Map.of(
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "min", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "B", 1L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  private Quantity() {}

  /**
   * The amount in nanoseconds or bytes, rounded down, and {@link Long#MAX_VALUE} for anything
   * greater; the text has passed the schema's pattern.
   */
  static long amount(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
      throw new IllegalArgumentException("not a number with a known unit: '" + text + "'");
    }
    BigDecimal amount =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))));
    return amount
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }
}
