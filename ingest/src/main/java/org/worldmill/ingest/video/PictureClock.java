package org.worldmill.ingest.video;

import org.worldmill.ingest.ffmpeg.Ffmpeg;

/**
 * Gives every picture a time stamp later than the one before. Stamps that the file states are kept,
 * negative ones too; a missing one follows its predecessor by that picture's duration, and one that
 * repeats or runs back becomes one tick later than its predecessor.
 */
final class PictureClock {

  private final long usualTicks;
  private long last;
  private long lastDuration;
  private boolean begun;

  /** A clock; {@code usualTicks} stands in where a picture states no duration. */
  PictureClock(long usualTicks) {
    this.usualTicks = Math.max(1, usualTicks);
  }

  /** The time of the next picture. */
  long next(long stated, long duration) {
    long pts = stated;
    if (stated == Ffmpeg.NO_PTS) {
      pts = begun ? last + lastDuration : 0;
    }
    if (begun && pts <= last) {
      pts = last + 1;
    }
    begun = true;
    last = pts;
    lastDuration = duration > 0 ? duration : usualTicks;
    return pts;
  }

  /** The instant after the last picture. */
  long end() {
    return begun ? last + lastDuration : 0;
  }
}
