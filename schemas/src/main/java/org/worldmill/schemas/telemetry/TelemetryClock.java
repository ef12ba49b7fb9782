package org.worldmill.schemas.telemetry;

/** From what the times of samples were found; from the surest to the least sure. */
public enum TelemetryClock {
  /** Every sample stands in the container at its own time. */
  STAMPED,
  /** The device stamped each packet in microseconds; samples are even between the stamps. */
  DEVICE,
  /**
   * Packets number their samples and have container times: one rate over all of them, from where
   * the first packet begins. Nominal rates are never used.
   */
  COUNTED,
  /** Container times of the packets alone, samples even within each: counters contradict them. */
  PACKET,
  /** Cue times of a text beside the film: to a cue. */
  CUE,
  /** A date and time of day each, of which the first is taken for the film's start. */
  WALL
}
