package org.worldmill.ingest.ffmpeg;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * Reduces a plane by averaging blocks of {@code blockX} x {@code blockY} samples, exactly: sums are
 * whole numbers, and each result is rounded once. Blocks at the right and lower edge may be
 * smaller.
 *
 * <p>Rows are summed eight bytes at a time in 16-bit lanes of a long, in loops that the JIT turns
 * into vector instructions; this costs about a twentieth of decoding the picture.
 */
final class BoxReduction {

  private static final long BYTES = 0x00ff00ff00ff00ffL;
  private static final int LANE_MAX = 0xffff;
  private static final int FRACTION_BITS = 32;

  private final PlaneView view;
  private final int blockX;
  private final int blockY;
  private final Levels levels;

  /** Of whole blocks of 8 bits, where such tables are kept. */
  private final Optional<byte[]> means;

  private BoxReduction(PlaneView view, int blockX, int blockY, Levels levels) {
    this.view = view;
    this.blockX = blockX;
    this.blockY = blockY;
    this.levels = levels;
    this.means =
        view.sampleBytes() == 1 && blockX == blockY
            ? BlockMeans.of(levels, blockX)
            : Optional.empty();
  }

  /** The reduced plane at full range. */
  static Plane reduce(PlaneView view, int blockX, int blockY, Levels levels) {
    return new BoxReduction(view, blockX, blockY, levels).run();
  }

  private Plane run() {
    int width = (view.width() + blockX - 1) / blockX;
    int height = (view.height() + blockY - 1) / blockY;
    byte[] out = new byte[width * height];
    if (blockX == 1 && blockY == 1 && view.sampleBytes() == 1) {
      copy(out);
    } else if (view.isWordAligned() && lanesHoldTheSums()) {
      wordByWord(out, width, height);
    } else {
      sampleBySample(out, width, height);
    }
    return new Plane(width, height, out);
  }

  private boolean lanesHoldTheSums() {
    return view.sampleBytes() == 1
        ? 2 * 255 * blockY <= LANE_MAX
        : ((1 << view.bitDepth()) - 1) * (long) blockY <= LANE_MAX;
  }

  private void copy(byte[] out) {
    for (int y = 0; y < view.height(); y++) {
      view.bytes(y, out, y * view.width());
    }
    if (levels.isIdentity()) {
      return;
    }
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = level(i * levels.scale() + levels.offset() + 0.5);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = table[out[i] & 0xff];
    }
  }

  private void wordByWord(byte[] out, int width, int height) {
    int n = view.rowWords();
    long[] row = new long[n];
    long[] even = new long[n];
    long[] odd = new long[n];
    boolean deep = view.sampleBytes() == 2;
    boolean paired = !deep && blockX % 2 == 0;
    int group = paired ? blockX / 2 : blockX;
    int[] columns = new int[n * (deep || paired ? 4 : 8)];
    int used = view.width() * view.sampleBytes() % 8;
    long tail = used == 0 ? -1L : (1L << (used * 8)) - 1;
    for (int y = 0; y < height; y++) {
      int rows = Math.min(blockY, view.height() - y * blockY);
      Arrays.fill(even, 0);
      Arrays.fill(odd, 0);
      for (int r = 0; r < rows; r++) {
        view.words(y * blockY + r, row);
        row[n - 1] &= tail;
        if (deep) {
          addDeep(row, even);
        } else {
          add(row, even, odd);
        }
      }
      if (deep || paired) {
        unpackPairs(even, odd, columns);
      } else {
        unpack(even, odd, columns);
      }
      average(columns, group, rows, out, y * width, width);
    }
  }

  private static void add(long[] row, long[] even, long[] odd) {
    for (int i = 0; i < row.length; i++) {
      even[i] += row[i] & BYTES;
    }
    for (int i = 0; i < row.length; i++) {
      odd[i] += (row[i] >>> 8) & BYTES;
    }
  }

  private static void addDeep(long[] row, long[] sums) {
    for (int i = 0; i < row.length; i++) {
      sums[i] += row[i];
    }
  }

  private static void unpackPairs(long[] even, long[] odd, int[] columns) {
    for (int i = 0, c = 0; i < even.length; i++, c += 4) {
      long pairs = even[i] + odd[i];
      columns[c] = (int) pairs & LANE_MAX;
      columns[c + 1] = (int) (pairs >>> 16) & LANE_MAX;
      columns[c + 2] = (int) (pairs >>> 32) & LANE_MAX;
      columns[c + 3] = (int) (pairs >>> 48);
    }
  }

  private static void unpack(long[] even, long[] odd, int[] columns) {
    for (int i = 0, c = 0; i < even.length; i++, c += 8) {
      long e = even[i];
      long o = odd[i];
      columns[c] = (int) e & LANE_MAX;
      columns[c + 1] = (int) o & LANE_MAX;
      columns[c + 2] = (int) (e >>> 16) & LANE_MAX;
      columns[c + 3] = (int) (o >>> 16) & LANE_MAX;
      columns[c + 4] = (int) (e >>> 32) & LANE_MAX;
      columns[c + 5] = (int) (o >>> 32) & LANE_MAX;
      columns[c + 6] = (int) (e >>> 48);
      columns[c + 7] = (int) (o >>> 48);
    }
  }

  /** Sums {@code group} neighbouring column sums into each result. */
  private void average(int[] columns, int group, int rows, byte[] out, int at, int width) {
    long scale = fixed(levels.scale() / ((long) blockX * rows));
    long offset = fixed(levels.offset() + 0.5);
    int whole = view.width() / blockX;
    if (means.isPresent() && rows == blockY) {
      lookUp(means.get(), columns, group, out, at, whole);
    } else {
      for (int x = 0, c = 0; x < whole; x++) {
        long sum = 0;
        for (int end = c + group; c < end; c++) {
          sum += columns[c];
        }
        out[at + x] = clamped((sum * scale + offset) >> FRACTION_BITS);
      }
    }
    int c = whole * group;
    if (whole < width) {
      long sum = 0;
      for (int i = 0; i < group && c < columns.length; i++) {
        sum += columns[c++];
      }
      int left = view.width() - whole * blockX;
      long last = fixed(levels.scale() / ((long) left * rows));
      out[at + whole] = clamped((sum * last + offset) >> FRACTION_BITS);
    }
  }

  private static void lookUp(
      byte[] means, int[] columns, int group, byte[] out, int at, int whole) {
    if (group == 1) {
      for (int x = 0; x < whole; x++) {
        out[at + x] = means[columns[x]];
      }
    } else if (group == 2) {
      for (int x = 0; x < whole; x++) {
        out[at + x] = means[columns[2 * x] + columns[2 * x + 1]];
      }
    } else if (group == 3) {
      for (int x = 0, c = 0; x < whole; x++, c += 3) {
        out[at + x] = means[columns[c] + columns[c + 1] + columns[c + 2]];
      }
    } else {
      for (int x = 0, c = 0; x < whole; x++) {
        int sum = 0;
        for (int end = c + group; c < end; c++) {
          sum += columns[c];
        }
        out[at + x] = means[sum];
      }
    }
  }

  /** In units of 2^-32, rounded up so that an exact half stays one. */
  static long fixed(double value) {
    return (long) Math.ceil(value * (1L << FRACTION_BITS));
  }

  static byte level(long sum, long scale, long offset) {
    return clamped((sum * scale + offset) >> FRACTION_BITS);
  }

  private static byte clamped(long value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private void sampleBySample(byte[] out, int width, int height) {
    for (int y = 0; y < height; y++) {
      int y1 = Math.min(view.height(), (y + 1) * blockY);
      for (int x = 0; x < width; x++) {
        int x1 = Math.min(view.width(), (x + 1) * blockX);
        long sum = 0;
        for (int v = y * blockY; v < y1; v++) {
          for (int u = x * blockX; u < x1; u++) {
            sum += view.at(u, v);
          }
        }
        long count = (long) (y1 - y * blockY) * (x1 - x * blockX);
        long scaled = sum * fixed(levels.scale() / count) + fixed(levels.offset() + 0.5);
        out[y * width + x] = clamped(scaled >> FRACTION_BITS);
      }
    }
  }

  private static byte level(double value) {
    int rounded = (int) value;
    return (byte) (value < 0 ? 0 : Math.min(255, rounded));
  }
}
