package org.worldmill.ingest.mesh.laz;

/** How likely a bit is 0, by those before it. */
final class BitModel {

  static final int SHIFT = 13;
  private static final int MOST = 1 << SHIFT;
  private static final int LONGEST_CYCLE = 64;

  private int zeros = 1;
  private int all = 2;
  private int zero = 1 << (SHIFT - 1);
  private int cycle = 4;
  private int left = 4;

  /** The likelihood of 0, in parts of 8192. */
  int zero() {
    return zero;
  }

  void count(int bit) {
    zeros += 1 - bit;
    if (--left == 0) {
      update();
    }
  }

  private void update() {
    all += cycle;
    if (all > MOST) {
      all = (all + 1) >>> 1;
      zeros = (zeros + 1) >>> 1;
      all += zeros == all ? 1 : 0;
    }
    long scale = 0x8000_0000L / all;
    zero = (int) ((zeros * scale) >>> (31 - SHIFT));
    cycle = Math.min(LONGEST_CYCLE, (5 * cycle) >>> 2);
    left = cycle;
  }
}
