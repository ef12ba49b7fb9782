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

  /** The first pause where a host does not say how long. */
  public static final Duration FIRST = Duration.ofMinutes(1);

  private static final double JITTER = 0.1;

  private Backoff() {}

  /**
   * The pause.
   *
   * @param stated what Retry-After says
   * @param failures how often in a row it has failed, this time included
   * @param host whose name the jitter comes from
   * @param first the first pause, {@link #FIRST} but in trials
   */
  public static Duration pause(
      Optional<Duration> stated, int failures, String host, Duration first) {
    if (stated.isPresent()) {
      return stated.get();
    }
    double jitter = new SplittableRandom(host.hashCode() * 31L + failures).nextDouble(-1, 1);
    double seconds = first.toMillis() / 1e3 * Math.pow(2, Math.min(failures, 20) - 1.0);
    double capped = Math.min(seconds * (1 + JITTER * jitter), (double) RetryAfter.MOST.toSeconds());
    return Duration.ofMillis(Math.round(capped * 1000));
  }
}
