package org.worldmill.ingest.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.net.RetryAfter;

class BackoffTest {

  @Test
  void doublesFromAMinuteWithATenthToEitherSide() {
    for (int failures = 1; failures <= 30; failures++) {
      double most = Math.min(86_400, 60 * Math.pow(2, failures - 1.0));
      Duration pause = Backoff.pause(Optional.empty(), failures, "example.org", Backoff.FIRST);
      assertThat(pause.toMillis() / 1000.0).isBetween(0.9 * most, Math.min(86_400, 1.1 * most));
    }
    assertThat(Backoff.pause(Optional.empty(), 2, "a.org", Backoff.FIRST))
        .isNotEqualTo(Backoff.pause(Optional.empty(), 2, "b.org", Backoff.FIRST));
  }

  @Test
  void takesWhatTheServerSays() {
    assertThat(Backoff.pause(Optional.of(Duration.ofSeconds(3)), 9, "a", Backoff.FIRST))
        .hasSeconds(3);
  }

  @Test
  void readsRetryAfter() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(RetryAfter.of("120", now)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.of("Thu, 01 Jan 2026 00:01:00 GMT", now)).contains(Duration.ofMinutes(1));
    assertThat(RetryAfter.of("Wed, 31 Dec 2025 00:01:00 GMT", now)).contains(Duration.ZERO);
    assertThat(RetryAfter.of("99999999", now)).contains(RetryAfter.MOST);
    assertThat(RetryAfter.of("soon", now)).isEmpty();
    assertThat(RetryAfter.of("-5", now)).isEmpty();
  }
}
