package org.worldmill.ingest.video;

import java.util.Arrays;

/**
 * A run of packets that a clip copies, and the order and times in which all of the clip's packets
 * are written, the encoded ones beside them too.
 */
final class CopyRun {

  /** Nothing is copied. */
  static final CopyRun NONE = new CopyRun(0, 0, new long[0], new long[0]);

  private final int from;
  private final int until;
  private final long[] order;
  private final long[] decoding;
  private final long[] shown;

  /**
   * Packets of the film.
   *
   * @param from the first
   * @param until past the last
   * @param order time stamps of the clip's pictures in the order in which they will be written
   * @param clock time stamps of the film's pictures from the first of these on
   */
  CopyRun(int from, int until, long[] order, long[] clock) {
    this.from = from;
    this.until = until;
    this.order = order.clone();
    this.decoding = DecodingTimes.of(order, clock);
    this.shown = order.clone();
    Arrays.sort(shown);
  }

  int from() {
    return from;
  }

  int until() {
    return until;
  }

  boolean isEmpty() {
    return from == until;
  }

  /** Pictures that the clip will hold, hidden ones too. */
  int pictures() {
    return order.length;
  }

  /** Whether the film's packet of this number and repaired time goes into the clip as it is. */
  boolean contains(int packet, long pts) {
    return packet >= from && packet < until && Arrays.binarySearch(shown, pts) >= 0;
  }

  /** Pictures of the clip shown before this instant. */
  int before(long pts) {
    int found = Arrays.binarySearch(shown, pts);
    return found < 0 ? -1 - found : found;
  }

  /** Whether the packet written as number {@code i} shows {@code pts}. */
  boolean isTurn(long i, long pts) {
    return i < order.length && order[(int) i] == pts;
  }

  /** The decoding time of the packet written as number {@code i}. */
  long decodingTime(long i) {
    return decoding[(int) i];
  }

  /** How long the picture at {@code pts} is shown, if the clip ends at {@code endPts}. */
  long duration(long pts, long endPts) {
    int next = Arrays.binarySearch(shown, pts) + 1;
    return Math.max(1, (next < shown.length ? shown[next] : endPts) - pts);
  }
}
