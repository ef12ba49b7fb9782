package org.worldmill.ingest.ffmpeg;

import java.util.Optional;

/**
 * Sums of the middles of blocks in two rows of 8-bit samples, in 16-bit lanes of whole words: the
 * lanes of both rows are added in loops that the JIT turns into vector instructions, and blocks are
 * put together from them. For blocks 2, 3, 4, 6, 8 and 12 samples wide, whose middles are 2, 2, 4,
 * 4, 8 and 8 samples.
 */
final class LaneMiddles {

  private static final long BYTES = 0x00ff00ff00ff00ffL;
  private static final int LANE = 0xffff;

  private final PlaneView view;
  private final int side;
  private final int most;
  private final byte[] means;
  private final long[] upper;
  private final long[] lower;

  private LaneMiddles(PlaneView view, int side, byte[] means) {
    this.view = view;
    this.side = side;
    this.most = view.width() / side;
    this.means = means;
    this.upper = new long[view.rowWords()];
    this.lower = new long[upper.length];
  }

  /**
   * For blocks of this width.
   *
   * @param means of as many samples as two middles have
   * @return nothing if blocks are of another width, or the rows cannot be read in words
   */
  static Optional<LaneMiddles> of(PlaneView view, int side, SumLevels means) {
    boolean usual =
        switch (side) {
          case 2, 3, 4, 6, 8, 12 -> true;
          default -> false;
        };
    return usual && view.sampleBytes() == 1 && view.isWordAligned()
        ? Optional.of(new LaneMiddles(view, side, means.table()))
        : Optional.empty();
  }

  /**
   * Writes the means of one row of blocks, as many as whole groups of words hold.
   *
   * @param first row of the picture that is looked at
   * @param second the other one
   * @return how many were written
   */
  int write(int first, int second, byte[] out, int at) {
    view.words(first, upper);
    view.words(second, lower);
    if (side == 3 || side == 6) {
      columns();
      return side == 3 ? threes(out, at) : sixes(out, at);
    }
    pairs();
    return side == 12
        ? twelves(out, at)
        : LaneBlocks.lookUp(means, side, upper, lower, out, at, most);
  }

  /** Leaves sums of columns 0, 2, 4 and 6 in the one row, of 1, 3, 5 and 7 in the other. */
  private void columns() {
    long[] a = upper;
    long[] b = lower;
    for (int i = 0; i < a.length; i++) {
      long even = (a[i] & BYTES) + (b[i] & BYTES);
      long odd = ((a[i] >>> 8) & BYTES) + ((b[i] >>> 8) & BYTES);
      a[i] = even;
      b[i] = odd;
    }
  }

  /** Leaves sums of pairs of columns in the upper row. */
  private void pairs() {
    long[] a = upper;
    long[] b = lower;
    for (int i = 0; i < a.length; i++) {
      a[i] = (a[i] & BYTES) + ((a[i] >>> 8) & BYTES) + (b[i] & BYTES) + ((b[i] >>> 8) & BYTES);
    }
  }

  /** Columns 0 and 1, 3 and 4, ...: eight blocks in three words. */
  private int threes(byte[] out, int at) {
    int runs = most / 8;
    for (int k = 0, i = 0, x = at; k < runs; k++, i += 3, x += 8) {
      long e0 = upper[i];
      long o0 = lower[i];
      long e1 = upper[i + 1];
      long o1 = lower[i + 1];
      long e2 = upper[i + 2];
      long o2 = lower[i + 2];
      long b0 = e0 + o0;
      out[x] = means[(int) b0 & LANE];
      out[x + 1] = means[(int) ((o0 >>> 16) + (e0 >>> 32)) & LANE];
      out[x + 2] = means[(int) (b0 >>> 48)];
      out[x + 3] = means[(int) (o1 + (e1 >>> 16)) & LANE];
      out[x + 4] = means[(int) ((e1 + o1) >>> 32) & LANE];
      out[x + 5] = means[((int) (o1 >>> 48) + (int) e2) & LANE];
      out[x + 6] = means[(int) ((e2 + o2) >>> 16) & LANE];
      out[x + 7] = means[(int) ((o2 >>> 32) + (e2 >>> 48)) & LANE];
    }
    return 8 * runs;
  }

  /** Columns 1 to 4, 7 to 10, ...: four blocks in three words. */
  private int sixes(byte[] out, int at) {
    int runs = most / 4;
    for (int k = 0, i = 0, x = at; k < runs; k++, i += 3, x += 4) {
      long e0 = upper[i];
      long o0 = lower[i];
      long e1 = upper[i + 1];
      long o1 = lower[i + 1];
      long e2 = upper[i + 2];
      long o2 = lower[i + 2];
      out[x] = means[(int) (o0 + ((e0 + o0) >>> 16) + (e0 >>> 32)) & LANE];
      out[x + 1] = means[(int) ((o0 >>> 48) + e1 + o1 + (e1 >>> 16)) & LANE];
      out[x + 2] = means[(int) ((o1 >>> 32) + ((e1 + o1) >>> 48) + e2) & LANE];
      out[x + 3] = means[(int) ((o2 >>> 16) + ((e2 + o2) >>> 32) + (e2 >>> 48)) & LANE];
    }
    return 4 * runs;
  }

  /** Columns 2 to 9, 14 to 21, ...: two blocks in three words. */
  private int twelves(byte[] out, int at) {
    int runs = most / 2;
    for (int k = 0, i = 0, x = at; k < runs; k++, i += 3, x += 2) {
      long p0 = upper[i];
      long p1 = upper[i + 1];
      long p2 = upper[i + 2];
      out[x] = means[(int) ((p0 >>> 16) + (p0 >>> 32) + (p0 >>> 48) + p1) & LANE];
      out[x + 1] = means[(int) ((p1 >>> 48) + p2 + (p2 >>> 16) + (p2 >>> 32)) & LANE];
    }
    return 2 * runs;
  }
}
