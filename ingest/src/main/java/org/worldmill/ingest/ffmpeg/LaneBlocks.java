package org.worldmill.ingest.ffmpeg;

/**
 * Sums of square blocks straight from 16-bit lanes of column sums, without taking the lanes apart
 * first: neighbouring lanes are added by shifting whole words, and what a sum stands for is looked
 * up. For the sides that pictures of up to 2,560 samples are reduced by most.
 */
final class LaneBlocks {

  private static final int LANE = 0xffff;

  private LaneBlocks() {}

  /**
   * Writes the means of one row of blocks, as many as whole groups of words hold.
   *
   * @param means level by sum
   * @param side of a block: 2, 3, 4, 6 or 8; of others nothing is written
   * @param lanes four sums a word: of pairs of columns if the side is even, of columns 0, 2, 4 and
   *     6 if it is odd
   * @param odd if the side is odd, of columns 1, 3, 5 and 7
   * @param most blocks that the row has whole
   * @return how many were written
   */
  static int lookUp(
      byte[] means, int side, long[] lanes, long[] odd, byte[] out, int at, int most) {
    return switch (side) {
      case 2 -> twos(means, lanes, out, at, most);
      case 3 -> threes(means, lanes, odd, out, at, most);
      case 4 -> fours(means, lanes, out, at, most);
      case 6 -> sixes(means, lanes, out, at, most);
      case 8 -> eights(means, lanes, out, at, most);
      default -> 0;
    };
  }

  private static int twos(byte[] means, long[] pairs, byte[] out, int at, int most) {
    int words = most / 4;
    for (int i = 0, x = at; i < words; i++, x += 4) {
      long sums = pairs[i];
      out[x] = means[(int) sums & LANE];
      out[x + 1] = means[(int) (sums >>> 16) & LANE];
      out[x + 2] = means[(int) (sums >>> 32) & LANE];
      out[x + 3] = means[(int) (sums >>> 48)];
    }
    return 4 * words;
  }

  private static int fours(byte[] means, long[] pairs, byte[] out, int at, int most) {
    int words = most / 2;
    for (int i = 0, x = at; i < words; i++, x += 2) {
      long sums = pairs[i] + (pairs[i] >>> 16);
      out[x] = means[(int) sums & LANE];
      out[x + 1] = means[(int) (sums >>> 32) & LANE];
    }
    return 2 * words;
  }

  private static int eights(byte[] means, long[] pairs, byte[] out, int at, int most) {
    for (int i = 0; i < most; i++) {
      long sums = pairs[i] + (pairs[i] >>> 16);
      out[at + i] = means[(int) (sums + (sums >>> 32)) & LANE];
    }
    return most;
  }

  /** Eight blocks in three words of eight columns; two of them lie across words. */
  private static int threes(byte[] means, long[] even, long[] odd, byte[] out, int at, int most) {
    int runs = most / 8;
    for (int k = 0, i = 0, x = at; k < runs; k++, i += 3, x += 8) {
      long e0 = even[i];
      long o0 = odd[i];
      long e1 = even[i + 1];
      long o1 = odd[i + 1];
      long e2 = even[i + 2];
      long o2 = odd[i + 2];
      long b0 = e0 + o0;
      long b1 = e1 + o1;
      long b2 = e2 + o2;
      out[x] = means[(int) (b0 + (e0 >>> 16)) & LANE];
      out[x + 1] = means[(int) ((o0 >>> 16) + (b0 >>> 32)) & LANE];
      out[x + 2] = means[((int) (b0 >>> 48) + (int) e1) & LANE];
      out[x + 3] = means[(int) (o1 + (b1 >>> 16)) & LANE];
      out[x + 4] = means[(int) ((b1 >>> 32) + (e1 >>> 48)) & LANE];
      out[x + 5] = means[((int) (o1 >>> 48) + (int) b2) & LANE];
      out[x + 6] = means[(int) ((b2 >>> 16) + (e2 >>> 32)) & LANE];
      out[x + 7] = means[(int) ((o2 >>> 32) + (b2 >>> 48)) & LANE];
    }
    return 8 * runs;
  }

  /** Four blocks in three words of four pairs. */
  private static int sixes(byte[] means, long[] pairs, byte[] out, int at, int most) {
    int runs = most / 4;
    for (int k = 0, i = 0, x = at; k < runs; k++, i += 3, x += 4) {
      long p0 = pairs[i];
      long p1 = pairs[i + 1];
      long p2 = pairs[i + 2];
      out[x] = means[(int) (p0 + (p0 >>> 16) + (p0 >>> 32)) & LANE];
      out[x + 1] = means[(int) ((p0 >>> 48) + p1 + (p1 >>> 16)) & LANE];
      out[x + 2] = means[(int) ((p1 >>> 32) + (p1 >>> 48) + p2) & LANE];
      out[x + 3] = means[(int) ((p2 >>> 16) + (p2 >>> 32) + (p2 >>> 48)) & LANE];
    }
    return 4 * runs;
  }
}
