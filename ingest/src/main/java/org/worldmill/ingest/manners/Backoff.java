package org.worldmill.ingest.manners;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.worldmill.ingest.net.RetryAfter;

/**
 * How long to leave a host alone that has asked for it, or that fails: as long as it says, else a
 * minute, doubled with every time in a row, 10 % to either side so that hosts do not come back at
 * once; never more than a day.
 */
public final class Backoff {

  private static final double FIRST_SECONDS = 60;
  private static final double JITTER = 0.1;

  private Backoff() {}

  /**
   * The pause.
   *
   * @param stated what Retry-After says
   * @param failures how often in a row it has failed, this time included
   * @param host whose name the jitter comes from
   */
  public static Duration pause(Optional<Duration> stated, int failures, String host) {
    if (stated.isPresent()) {
      return stated.get();
    }
    double jitter = new SplittableRandom(host.hashCode() * 31L + failures).nextDouble(-1, 1);
    double seconds = FIRST_SECONDS * Math.pow(2, Math.min(failures, 20) - 1.0);
    double capped = Math.min(seconds * (1 + JITTER * jitter), (double) RetryAfter.MOST.toSeconds());
    return Duration.ofMillis(Math.round(capped * 1000));
  }
}
