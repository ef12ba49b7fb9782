package org.worldmill.curate.measure;

import org.worldmill.schemas.media.Plane;

/**
 * How much a sketch changed against the one before it, by every second row, in steps of 255.
 *
 * @param mean mean absolute difference
 * @param most the same of the {@value #MOST} blocks of {@value #SIDE} x {@value #SIDE} that changed
 *     most: what a small thing does before a wall that stands
 */
record BlockChange(float mean, float most) {

  static final int MOST = 4;
  static final int SIDE = 8;

  /** Of two planes of one size. */
  static BlockChange between(Plane first, Plane second) {
    byte[] a = first.samples();
    byte[] b = second.samples();
    int width = first.width();
    int rows = (first.height() + 1) / 2;
    int[] most = new int[MOST];
    int sum = 0;
    for (int top = 0; top < rows; top += SIDE / 2) {
      int bottom = Math.min(rows, top + SIDE / 2);
      for (int left = 0; left < width; left += SIDE) {
        int right = Math.min(width, left + SIDE);
        int block = 0;
        for (int row = top; row < bottom; row++) {
          for (int i = 2 * row * width + left; i < 2 * row * width + right; i++) {
            block += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
          }
        }
        sum += block;
        insert(most, block);
      }
    }
    int greatest = 0;
    for (int block : most) {
      greatest += block;
    }
    float samples = MOST * SIDE * SIDE / 2f;
    return new BlockChange((float) sum / (rows * width), greatest / samples);
  }

  /** Keeps the greatest, in falling order. */
  private static void insert(int[] most, int block) {
    int at = MOST;
    while (at > 0 && most[at - 1] < block) {
      at--;
    }
    if (at < MOST) {
      System.arraycopy(most, at, most, at + 1, MOST - at - 1);
      most[at] = block;
    }
  }
}
