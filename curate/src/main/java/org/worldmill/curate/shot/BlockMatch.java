package org.worldmill.curate.shot;

import org.worldmill.schemas.media.Plane;

/**
 * Tells a jump of the camera or of what it sees from a new scene: how much of a picture can be put
 * together from pieces of the one before, moved by up to a sixth of the width. Both are reduced to
 * about 80 samples; pieces are 8 x 8.
 */
final class BlockMatch {

  private static final int BLOCK = 8;
  private static final int REACH = 13;

  private final Plane before;
  private final Plane after;

  BlockMatch(Plane before, Plane after) {
    this.before = reduced(before);
    this.after = reduced(after);
  }

  /**
   * What the best pieces leave unexplained, as a part of what flat pieces of the right brightness
   * would: near 0 for motion, near 1 and more for a new scene; 1 for pictures without any detail.
   */
  double unexplained() {
    long left = 0;
    long detail = 0;
    for (int y = 0; y + BLOCK <= after.height(); y += BLOCK) {
      for (int x = 0; x + BLOCK <= after.width(); x += BLOCK) {
        left += best(x, y);
        detail += detail(x, y);
      }
    }
    return detail == 0 ? 1 : (double) left / detail;
  }

  private int best(int x, int y) {
    int best = difference(x, y, x, y, Integer.MAX_VALUE);
    for (int v = Math.max(0, y - REACH); v <= Math.min(before.height() - BLOCK, y + REACH); v++) {
      for (int u = Math.max(0, x - REACH); u <= Math.min(before.width() - BLOCK, x + REACH); u++) {
        best = Math.min(best, difference(x, y, u, v, best));
      }
    }
    return best;
  }

  /** Sum of differences of two blocks; given up beyond {@code limit}. */
  private int difference(int x, int y, int u, int v, int limit) {
    byte[] to = after.samples();
    byte[] from = before.samples();
    int width = after.width();
    int sum = 0;
    for (int row = 0; row < BLOCK && sum < limit; row++) {
      int a = (y + row) * width + x;
      int b = (v + row) * width + u;
      for (int i = 0; i < BLOCK; i++) {
        sum += Math.abs((to[a + i] & 0xff) - (from[b + i] & 0xff));
      }
    }
    return sum;
  }

  /** Sum of a block's differences from its own mean. */
  private int detail(int x, int y) {
    int sum = 0;
    for (int i = 0; i < BLOCK * BLOCK; i++) {
      sum += after.at(x + i % BLOCK, y + i / BLOCK);
    }
    int mean = sum / (BLOCK * BLOCK);
    int detail = 0;
    for (int i = 0; i < BLOCK * BLOCK; i++) {
      detail += Math.abs(after.at(x + i % BLOCK, y + i / BLOCK) - mean);
    }
    return detail;
  }

  private static Plane reduced(Plane plane) {
    int factor = Math.max(1, Math.max(plane.width(), plane.height()) / 80);
    int width = Math.max(1, plane.width() / factor);
    int height = Math.max(1, plane.height() / factor);
    byte[] out = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int i = 0; i < factor * factor; i++) {
          sum += plane.at(x * factor + i % factor, y * factor + i / factor);
        }
        out[y * width + x] = (byte) (sum / (factor * factor));
      }
    }
    return new Plane(width, height, out);
  }
}
