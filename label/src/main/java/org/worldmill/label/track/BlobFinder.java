package org.worldmill.label.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what stands out from a ground: the difference under a square of 3 x 3 samples, seeds above
 * a high threshold grown down to a low one, and of each the centre of what it covers. How much of a
 * sample is covered follows from its grey between that of the ground and that of the thing, so that
 * neither the ground's texture nor the exposure's blur pulls the centre aside.
 */
final class BlobFinder {

  private static final int LEAST_AREA = 6;
  private static final double LEAST_HIGH = 9;
  private static final double LEAST_LOW = 5;
  private static final double HIGH_TIMES = 6;
  private static final double LOW_TIMES = 3.2;
  private static final int MOST_BLOBS = 40;

  /** Samples are looked at one by one only where the mean of such a block changed. */
  private static final int BLOCK = 4;

  private static final double LEAST_BLOCK = 2;
  private static final double BLOCK_TIMES = 0.4;

  private final Ground ground;
  private final int width;
  private final int height;
  private final double edgeSlack;
  private final short[] difference;
  private final int blockColumns;
  private final int blockRows;
  private final int[] groundSums;
  private final int[] sums;
  private final boolean[] active;
  private final byte[] state;
  private final int[] stack;

  /** Sums of three of the two rows above the next, of one block. */
  private final int[] above = new int[BLOCK];

  private final int[] amid = new int[BLOCK];
  private double low = LEAST_LOW;
  private double high = LEAST_HIGH;

  /**
   * Against a ground.
   *
   * @param edgeSlack part of the ground's slope that a difference may be by misalignment; 0 for a
   *     camera that stands
   */
  BlobFinder(Ground ground, double edgeSlack) {
    this.ground = ground;
    this.edgeSlack = edgeSlack;
    width = ground.width();
    height = ground.height();
    difference = new short[width * height];
    blockColumns = width / BLOCK;
    blockRows = height / BLOCK;
    sums = new int[blockColumns];
    active = new boolean[blockColumns * blockRows];
    groundSums = new int[blockColumns * blockRows];
    for (int y = 0; y < blockRows * BLOCK; y++) {
      for (int x = 0; x < blockColumns * BLOCK; x++) {
        groundSums[y / BLOCK * blockColumns + x / BLOCK] += ground.at(y * width + x);
      }
    }
    state = new byte[width * height];
    stack = new int[width * height];
  }

  /** Sets the thresholds by the noise of some planes, each as the ground's camera saw it. */
  void calibrate(List<byte[]> planes) {
    double sum = 0;
    for (byte[] plane : planes) {
      Arrays.fill(active, true);
      subtract(plane);
      int[] counts = new int[4096];
      int n = 0;
      for (int i = 0; i < difference.length; i += 5) {
        counts[Math.min(counts.length - 1, Math.abs(difference[i]))]++;
        n++;
      }
      int seen = 0;
      int bin = 0;
      while (seen + counts[bin] <= n / 2) {
        seen += counts[bin++];
      }
      sum += (bin + 0.5) / 9 * 1.4826;
    }
    double noise = sum / planes.size();
    high = Math.max(LEAST_HIGH, HIGH_TIMES * noise);
    low = Math.max(LEAST_LOW, LOW_TIMES * noise);
  }

  /** Marks the blocks that may hold something, and their neighbours; returns whether any does. */
  private boolean mark(byte[] plane, double least) {
    Arrays.fill(active, false);
    boolean any = false;
    int limit = (int) (BLOCK * BLOCK * least);
    for (int by = 0; by < blockRows; by++) {
      Arrays.fill(sums, 0);
      for (int y = by * BLOCK; y < (by + 1) * BLOCK; y++) {
        int i = y * width;
        for (int bx = 0; bx < blockColumns; bx++, i += BLOCK) {
          sums[bx] +=
              (plane[i] & 0xff)
                  + (plane[i + 1] & 0xff)
                  + (plane[i + 2] & 0xff)
                  + (plane[i + 3] & 0xff);
        }
      }
      for (int bx = 0; bx < blockColumns; bx++) {
        if (Math.abs(sums[bx] - groundSums[by * blockColumns + bx]) > limit) {
          any = true;
          activate(bx, by);
        }
      }
    }
    return any;
  }

  private void activate(int bx, int by) {
    for (int y = Math.max(0, by - 1); y <= Math.min(blockRows - 1, by + 1); y++) {
      for (int x = Math.max(0, bx - 1); x <= Math.min(blockColumns - 1, bx + 1); x++) {
        active[y * blockColumns + x] = true;
      }
    }
  }

  /** Nine times the mean difference around each sample of the marked blocks; zero elsewhere. */
  private void subtract(byte[] plane) {
    Arrays.fill(difference, (short) 0);
    for (int by = 0; by < blockRows; by++) {
      for (int bx = 0; bx < blockColumns; bx++) {
        if (active[by * blockColumns + bx]) {
          subtract(plane, bx * BLOCK, by * BLOCK);
        }
      }
    }
  }

  /** Of one block: first the sums of each three in a row, then of three rows. */
  private void subtract(byte[] plane, int left, int top) {
    int first = Math.max(1, left);
    int count = Math.min(width - 1, left + BLOCK) - first;
    int upper = Math.max(1, top);
    int lower = Math.min(height - 1, top + BLOCK);
    for (int x = 0; x < count; x++) {
      above[x] = three(plane, (upper - 1) * width + first + x);
      amid[x] = three(plane, upper * width + first + x);
    }
    for (int y = upper; y < lower; y++) {
      int i = y * width + first;
      for (int x = 0; x < count; x++, i++) {
        int below = three(plane, i + width);
        int sum = above[x] + amid[x] + below;
        above[x] = amid[x];
        amid[x] = below;
        difference[i] = (short) (edgeSlack > 0 ? slackened(i, sum) : sum);
      }
    }
  }

  /** The differences of a sample and of its neighbours to the left and right, together. */
  private int three(byte[] plane, int i) {
    return (plane[i - 1] & 0xff)
        + (plane[i] & 0xff)
        + (plane[i + 1] & 0xff)
        - ground.at(i - 1)
        - ground.at(i)
        - ground.at(i + 1);
  }

  /** Less what a misalignment by a part of a sample explains. */
  private int slackened(int i, int sum) {
    int slope =
        Math.abs(ground.at(i + 1) - ground.at(i - 1))
            + Math.abs(ground.at(i + width) - ground.at(i - width));
    int slack = (int) (edgeSlack * 9 * slope / 2);
    return sum > slack ? sum - slack : sum < -slack ? sum + slack : 0;
  }

  /** What stands out of a plane, as the ground's camera saw it; empty if too much does. */
  List<Blob> find(byte[] plane) {
    if (!mark(plane, Math.max(LEAST_BLOCK, BLOCK_TIMES * low))) {
      return List.of();
    }
    subtract(plane);
    Arrays.fill(state, (byte) 0);
    List<Blob> blobs = new ArrayList<>();
    for (int block = 0; block < active.length; block++) {
      if (active[block] && !find(plane, block, blobs)) {
        return List.of();
      }
    }
    return blobs;
  }

  /** Adds the blobs with a seed in a block; returns false if there are too many. */
  private boolean find(byte[] plane, int block, List<Blob> blobs) {
    int seed = (int) (9 * high);
    int grow = (int) (9 * low);
    int left = block % blockColumns * BLOCK;
    int top = block / blockColumns * BLOCK;
    for (int k = 0; k < BLOCK * BLOCK; k++) {
      int i = (top + k / BLOCK) * width + left + k % BLOCK;
      if (state[i] == 0 && Math.abs(difference[i]) > seed) {
        int size = fill(i, grow);
        if (size >= LEAST_AREA && size < difference.length / 8) {
          blobs.add(blob(plane, size));
          if (blobs.size() > MOST_BLOBS) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Collects a component into the stack's beginning; returns its size. */
  private int fill(int start, int grow) {
    int size = 1;
    stack[0] = start;
    state[start] = 1;
    for (int next = 0; next < size; next++) {
      int i = stack[next];
      int x = i % width;
      for (int dy = -width; dy <= width; dy += width) {
        int row = i + dy;
        if (row < 0 || row >= state.length) {
          continue;
        }
        for (int dx = x > 0 ? -1 : 0; dx <= (x + 1 < width ? 1 : 0); dx++) {
          int j = row + dx;
          if (state[j] == 0 && Math.abs(difference[j]) > grow) {
            state[j] = 1;
            stack[size++] = j;
          }
        }
      }
    }
    return size;
  }

  private Blob blob(byte[] plane, int size) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    int most = 0;
    for (int k = 0; k < size; k++) {
      int x = stack[k] % width;
      int y = stack[k] / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      most = Math.max(most, Math.abs(difference[stack[k]]));
    }
    double grey = grey(plane, size, most);
    double mass = 0;
    double sumX = 0;
    double sumY = 0;
    for (int k = 0; k < size; k++) {
      int i = stack[k];
      double cover = cover(i, grey, most);
      mass += cover;
      sumX += cover * (i % width);
      int row = i / width;
      sumY += cover * row;
    }
    boolean whole = left > 1 && top > 1 && right < width - 2 && bottom < height - 2;
    if (mass <= 0) {
      return new Blob(
          (left + right) / 2.0, (top + bottom) / 2.0, size, left, top, right, bottom, false);
    }
    return new Blob(sumX / mass, sumY / mass, mass, left, top, right, bottom, whole);
  }

  /** The thing's own grey: the mean where it stands out most. */
  private double grey(byte[] plane, int size, int most) {
    long sum = 0;
    int count = 0;
    for (int k = 0; k < size; k++) {
      if (Math.abs(difference[stack[k]]) * 4 >= most * 3) {
        sum += plane[stack[k]] & 0xff;
        count++;
      }
    }
    return (double) sum / Math.max(1, count);
  }

  private double cover(int i, double grey, int most) {
    double full = grey - ground.at(i);
    if (Math.abs(full) * 9 < 0.3 * most) {
      return Math.min(1, Math.abs(difference[i]) / (0.6 * most));
    }
    double seen = difference[i] / 9.0;
    return Math.max(0, Math.min(1, seen / full));
  }
}
