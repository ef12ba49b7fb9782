package org.worldmill.ingest.net;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header (RFC 9110, 10.2.3): seconds or a date; never more than a day. */
public final class RetryAfter {

  /** The longest wait that a server can ask for. */
  public static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  /** How long to wait from {@code now}; empty if the value is none. */
  public static Optional<Duration> of(String value, Instant now) {
    String text = value.strip();
    if (text.matches("[0-9]{1,18}")) {
      return Optional.of(capped(Duration.ofSeconds(Long.parseLong(text))));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(capped(Duration.between(now, until)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration capped(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
