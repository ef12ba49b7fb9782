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
    int whole = view.width() / blockX;
    for (int y = 0; y < height; y++) {
      int rows = Math.min(blockY, view.height() - y * blockY);
      Arrays.fill(even, 0);
      Arrays.fill(odd, 0);
      for (int r = 0; r < rows; r++) {
        view.words(y * blockY + r, row);
        row[n - 1] &= tail;
        if (deep) {
          addDeep(row, even);
        } else if (paired) {
          addPairs(row, even);
        } else {
          add(row, even, odd);
        }
      }
      int done =
          means.isPresent() && rows == blockY
              ? LaneBlocks.lookUp(means.get(), blockX, even, odd, out, y * width, whole)
              : 0;
      if (deep || paired) {
        unpackLanes(even, columns, done * group);
      } else {
        unpack(even, odd, columns, done * group);
      }
      average(columns, group, rows, out, y * width, width, done);
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

  private static void addPairs(long[] row, long[] pairs) {
    for (int i = 0; i < row.length; i++) {
      pairs[i] += (row[i] & BYTES) + ((row[i] >>> 8) & BYTES);
    }
  }

  private static void addDeep(long[] row, long[] sums) {
    for (int i = 0; i < row.length; i++) {
      sums[i] += row[i];
    }
  }

  private static void unpackLanes(long[] lanes, int[] columns, int from) {
    for (int i = from / 4, c = 4 * i; i < lanes.length; i++, c += 4) {
      columns[c] = (int) lanes[i] & LANE_MAX;
      columns[c + 1] = (int) (lanes[i] >>> 16) & LANE_MAX;
      columns[c + 2] = (int) (lanes[i] >>> 32) & LANE_MAX;
      columns[c + 3] = (int) (lanes[i] >>> 48);
    }
  }

  private static void unpack(long[] even, long[] odd, int[] columns, int from) {
    for (int i = from / 8, c = 8 * i; i < even.length; i++, c += 8) {
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

  /** Sums {@code group} neighbouring column sums into each result from number {@code from} on. */
  private void average(
      int[] columns, int group, int rows, byte[] out, int at, int width, int from) {
    long scale = fixed(levels.scale() / ((long) blockX * rows));
    long offset = fixed(levels.offset() + 0.5);
    int whole = view.width() / blockX;
    for (int x = from, c = from * group; x < whole; x++) {
      long sum = 0;
      for (int end = c + group; c < end; c++) {
        sum += columns[c];
      }
      out[at + x] = clamped((sum * scale + offset) >> FRACTION_BITS);
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
