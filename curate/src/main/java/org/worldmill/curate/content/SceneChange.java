package org.worldmill.curate.content;

import org.worldmill.schemas.media.Plane;

/**
 * Whether the scene of one picture has moved in another: where a picture has structure, most of it
 * is no longer in its place. A fixed camera in front of which something moves has not moved, a
 * captioned film has.
 */
final class SceneChange {

  private static final int BLOCK = 16;
  private static final int STEP = 4;
  private static final double SAMPLES = (BLOCK / STEP) * (BLOCK / STEP);

  /** Mean absolute difference of neighbours above which a block has structure, in 8-bit steps. */
  private static final double STRUCTURE = 3;

  /** A block has changed if it differs by more than this part of its own structure, and 4 steps. */
  private static final double CHANGE = 0.6;

  private static final double LEAST_CHANGE = 4;

  /** Part of the blocks with structure that must have changed. */
  private static final double MOST = 0.6;

  private SceneChange() {}

  /** Whether most of the structure in {@code first} is elsewhere in {@code second}, of one size. */
  static boolean moved(Plane first, Plane second) {
    if (first.width() != second.width() || first.height() != second.height()) {
      return true;
    }
    int structured = 0;
    int changed = 0;
    for (int y = 0; y + BLOCK < first.height(); y += BLOCK) {
      for (int x = 0; x + BLOCK < first.width(); x += BLOCK) {
        double structure = Math.max(structure(first, x, y), structure(second, x, y));
        if (structure >= STRUCTURE) {
          structured++;
          double difference = difference(first, second, x, y);
          changed += difference > Math.max(LEAST_CHANGE, CHANGE * structure) ? 1 : 0;
        }
      }
    }
    return structured > 0 && changed >= MOST * structured;
  }

  private static double structure(Plane plane, int left, int top) {
    byte[] samples = plane.samples();
    int sum = 0;
    for (int y = top; y < top + BLOCK; y += STEP) {
      int start = y * plane.width() + left;
      for (int i = start; i < start + BLOCK; i += STEP) {
        int here = samples[i] & 0xff;
        sum += Math.abs(here - (samples[i + 1] & 0xff));
        sum += Math.abs(here - (samples[i + plane.width()] & 0xff));
      }
    }
    return sum / SAMPLES;
  }

  private static double difference(Plane first, Plane second, int left, int top) {
    byte[] a = first.samples();
    byte[] b = second.samples();
    int sum = 0;
    for (int y = top; y < top + BLOCK; y += STEP) {
      int start = y * first.width() + left;
      for (int i = start; i < start + BLOCK; i += STEP) {
        sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
      }
    }
    return sum / SAMPLES;
  }
}
