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
   */
  static long[] of(long[] pts) {
    long[] sorted = pts.clone();
    Arrays.sort(sorted);
    int delay = 0;
    for (int i = 0; i < pts.length; i++) {
      delay = Math.max(delay, i - Arrays.binarySearch(sorted, pts[i]));
    }
    long step =
        pts.length < 2 ? 1 : Math.max(1, (sorted[pts.length - 1] - sorted[0]) / (pts.length - 1));
    long[] times = new long[pts.length];
    for (int i = 0; i < pts.length; i++) {
      times[i] = i < delay ? sorted[0] - (delay - i) * step : sorted[i - delay];
    }
    return times;
  }
}
