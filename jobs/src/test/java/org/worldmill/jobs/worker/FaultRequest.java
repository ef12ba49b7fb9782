package org.worldmill.jobs.worker;

/**
 * Asks a worker to misbehave.
 *
 * @param kind how
 * @param marker a file that decides between first and second try
 * @param amount of whatever the kind counts
 */
public record FaultRequest(String kind, String marker, int amount) {

  /** One without a marker. */
  static FaultRequest of(String kind) {
    return new FaultRequest(kind, "", 0);
  }
}
