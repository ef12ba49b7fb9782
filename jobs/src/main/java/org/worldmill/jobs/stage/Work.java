package org.worldmill.jobs.stage;

/**
 * A piece of work for a Spark task, and what it is likely to take.
 *
 * @param order what to do
 * @param bytes bytes to read
 * @param mediaMillis length of the video to go through; 0 for other things
 * @param <Q> what to do
 */
record Work<Q extends Record>(Q order, long bytes, long mediaMillis) {

  /** A second of video takes about as long as this many bytes of a still. */
  private static final long BYTES_PER_MEDIA_MILLI = 2_000;

  /** What it is likely to take; comparable, without unit. */
  long cost() {
    return 1 + bytes + mediaMillis * BYTES_PER_MEDIA_MILLI;
  }
}
