package org.worldmill.ingest.video;

import java.util.Arrays;

/**
 * Decoding times made from presentation times: packet {@code i} of the file is decoded when picture
 * {@code i - delay} is shown, with the least delay that lets no picture come too late. They rise
 * strictly and never lie after presentation, whatever the source stated.
 */
final class DecodingTimes {

  private DecodingTimes() {}

  /**
   * The decoding times of packets.
   *
   * @param pts their presentation times in the order of the file, all different
   * @param clock times at which pictures are shown, from the first of {@code pts} on, ascending; as
   *     many as packets, and more than these where the file holds no picture for one
   */
  static long[] of(long[] pts, long[] clock) {
    int delay = 0;
    for (int i = 0; i < pts.length; i++) {
      int found = Arrays.binarySearch(clock, pts[i]);
      delay = Math.max(delay, i - (found < 0 ? -2 - found : found));
    }
    long step =
        pts.length < 2 ? 1 : Math.max(1, (clock[pts.length - 1] - clock[0]) / (pts.length - 1));
    long[] times = new long[pts.length];
    for (int i = 0; i < pts.length; i++) {
      times[i] = i < delay ? clock[0] - (delay - i) * step : clock[i - delay];
    }
    return times;
  }
}
