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

  private final Ground ground;
  private final int width;
  private final int height;
  private final double edgeSlack;
  private final short[] difference;
  private final short[] along;
  private final byte[] state;
  private final int[] stack;
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
    along = new short[width * height];
    state = new byte[width * height];
    stack = new int[width * height];
  }

  /** Sets the thresholds by the noise of some planes, each as the ground's camera saw it. */
  void calibrate(List<byte[]> planes) {
    double sum = 0;
    for (byte[] plane : planes) {
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

  /** Nine times the mean difference around each sample, less what misalignment explains. */
  private void subtract(byte[] plane) {
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int before = (plane[row] & 0xff) - ground.at(row);
      int here = before;
      for (int x = 0; x < width; x++) {
        int next = x + 1 < width ? (plane[row + x + 1] & 0xff) - ground.at(row + x + 1) : here;
        along[row + x] = (short) (before + here + next);
        before = here;
        here = next;
      }
    }
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int up = y > 0 ? row - width : row;
      int down = y + 1 < height ? row + width : row;
      for (int x = 0; x < width; x++) {
        difference[row + x] = (short) (along[up + x] + along[row + x] + along[down + x]);
      }
    }
    if (edgeSlack > 0) {
      slacken();
    }
  }

  private void slacken() {
    for (int y = 1; y + 1 < height; y++) {
      for (int x = 1; x + 1 < width; x++) {
        int i = y * width + x;
        int slope =
            Math.abs(ground.at(i + 1) - ground.at(i - 1))
                + Math.abs(ground.at(i + width) - ground.at(i - width));
        int slack = (int) (edgeSlack * 9 * slope / 2);
        int d = difference[i];
        difference[i] = (short) (d > slack ? d - slack : d < -slack ? d + slack : 0);
      }
    }
  }

  /** What stands out of a plane, as the ground's camera saw it; empty if too much does. */
  List<Blob> find(byte[] plane) {
    subtract(plane);
    Arrays.fill(state, (byte) 0);
    int seed = (int) (9 * high);
    int grow = (int) (9 * low);
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < difference.length; i++) {
      if (state[i] == 0 && Math.abs(difference[i]) > seed) {
        int size = fill(i, grow);
        if (size >= LEAST_AREA && size < difference.length / 8) {
          blobs.add(blob(plane, size));
          if (blobs.size() > MOST_BLOBS) {
            return List.of();
          }
        }
      }
    }
    return blobs;
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
      double cover = cover(plane, i, grey, most);
      mass += cover;
      sumX += cover * (i % width);
      sumY += cover * (i / width);
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

  private double cover(byte[] plane, int i, double grey, int most) {
    double full = grey - ground.at(i);
    if (Math.abs(full) * 9 < 0.3 * most) {
      return Math.min(1, Math.abs(difference[i]) / (0.6 * most));
    }
    double seen = difference[i] / 9.0;
    return Math.max(0, Math.min(1, seen / full));
  }
}
