package org.worldmill.ingest.ffmpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * Reduces a plane by looking at a part of each block alone: at two of its rows, and in these at the
 * eight bytes (or four, or two, in blocks too narrow for more) in its middle. Each result is the
 * mean of these samples, rounded once. Blocks of one sample, and pictures narrower than the part,
 * are left to {@link BoxReduction}, which looks at everything.
 *
 * <p>A row is fetched by one copy. Blocks of the usual sides are summed in the lanes of whole words
 * ({@link LaneMiddles}), others by one word for each; both find the same.
 */
final class RoughReduction {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
  private static final long EVEN_SHORTS = 0x0000ffff0000ffffL;
  private static final long SUM_OF_LANES = 0x0001000100010001L;
  private static final int ROWS = 2;

  private final PlaneView view;
  private final int blockX;
  private final int blockY;
  private final int partBytes;
  private final int lastStart;
  private final int scale;
  private final int offset;
  private final int width;

  /** Of samples of 8 bits. */
  private final Optional<SumLevels> means;

  /** Where blocks are summed in lanes. */
  private final Optional<LaneMiddles> middles;

  private RoughReduction(PlaneView view, int blockX, int blockY, Levels levels) {
    this.view = view;
    this.blockX = blockX;
    this.blockY = blockY;
    this.partBytes = partBytes(blockX * view.sampleBytes());
    this.lastStart = view.width() * view.sampleBytes() - partBytes;
    int samples = ROWS * partBytes / view.sampleBytes();
    this.scale = SumLevels.fixed(levels.scale() / samples);
    this.offset = SumLevels.fixed(levels.offset() + 0.5);
    this.width = (view.width() + blockX - 1) / blockX;
    this.means =
        view.sampleBytes() == 1 ? Optional.of(SumLevels.of(levels, samples)) : Optional.empty();
    this.middles = means.flatMap(table -> LaneMiddles.of(view, blockX, table));
  }

  /** The reduced plane at full range. */
  static Plane reduce(PlaneView view, int blockX, int blockY, Levels levels) {
    int blockBytes = blockX * view.sampleBytes();
    boolean exact =
        blockX < 2 || blockY < ROWS || view.width() * view.sampleBytes() < partBytes(blockBytes);
    return exact
        ? BoxReduction.reduce(view, blockX, blockY, levels)
        : new RoughReduction(view, blockX, blockY, levels).run();
  }

  /** The largest power of two of at most eight bytes that fits into a block. */
  private static int partBytes(int blockBytes) {
    return Math.min(8, Integer.highestOneBit(blockBytes));
  }

  private Plane run() {
    int height = (view.height() + blockY - 1) / blockY;
    byte[] out = new byte[width * height];
    byte[] upper = new byte[view.width() * view.sampleBytes()];
    byte[] lower = new byte[upper.length];
    int last = view.height() - 1;
    for (int y = 0; y < height; y++) {
      int first = Math.min(last, y * blockY + blockY / 4);
      int second = Math.min(last, y * blockY + 3 * blockY / 4);
      int at = y * width;
      int done = middles.isPresent() ? middles.get().write(first, second, out, at) : 0;
      if (done < width) {
        view.rowBytes(first, upper);
        view.rowBytes(second, lower);
        row(upper, lower, out, at, done);
      }
    }
    return new Plane(width, height, out);
  }

  private void row(byte[] upper, byte[] lower, byte[] out, int at, int from) {
    if (view.sampleBytes() == 2) {
      deep(upper, lower, out, at);
    } else if (partBytes == 8) {
      eights(upper, lower, out, at, from);
    } else if (partBytes == 4) {
      fours(upper, lower, out, at, from);
    } else {
      twos(upper, lower, out, at, from);
    }
  }

  private void eights(byte[] upper, byte[] lower, byte[] out, int at, int from) {
    SumLevels means = this.means.orElseThrow();
    int first = (blockX - 8) / 2;
    for (int x = from; x < width; x++) {
      int start = Math.min(first + x * blockX, lastStart);
      long a = (long) LONGS.get(upper, start);
      long b = (long) LONGS.get(lower, start);
      out[at + x] = means.of((int) ((bytesOf(a, b) * SUM_OF_LANES) >>> 48));
    }
  }

  /** Four sums of four bytes each. */
  private static long bytesOf(long a, long b) {
    return (a & EVEN_BYTES)
        + ((a >>> 8) & EVEN_BYTES)
        + (b & EVEN_BYTES)
        + ((b >>> 8) & EVEN_BYTES);
  }

  private void fours(byte[] upper, byte[] lower, byte[] out, int at, int from) {
    SumLevels means = this.means.orElseThrow();
    int first = (blockX - 4) / 2;
    for (int x = from; x < width; x++) {
      int start = Math.min(first + x * blockX, lastStart);
      int a = (int) INTS.get(upper, start);
      int b = (int) INTS.get(lower, start);
      int even = (int) EVEN_BYTES;
      int lanes = (a & even) + ((a >>> 8) & even) + (b & even) + ((b >>> 8) & even);
      out[at + x] = means.of((lanes & 0xffff) + (lanes >>> 16));
    }
  }

  private void twos(byte[] upper, byte[] lower, byte[] out, int at, int from) {
    SumLevels means = this.means.orElseThrow();
    int first = (blockX - 2) / 2;
    for (int x = from; x < width; x++) {
      int start = Math.min(first + x * blockX, lastStart);
      int a = (short) SHORTS.get(upper, start) & 0xffff;
      int b = (short) SHORTS.get(lower, start) & 0xffff;
      out[at + x] = means.of((a & 0xff) + (a >>> 8) + (b & 0xff) + (b >>> 8));
    }
  }

  private void deep(byte[] upper, byte[] lower, byte[] out, int at) {
    int first = (2 * blockX - partBytes) / 4 * 2;
    for (int x = 0; x < width; x++) {
      int start = Math.min(first + 2 * x * blockX, lastStart);
      long a = partBytes == 8 ? (long) LONGS.get(upper, start) : fourBytes(upper, start);
      long b = partBytes == 8 ? (long) LONGS.get(lower, start) : fourBytes(lower, start);
      long lanes =
          (a & EVEN_SHORTS)
              + ((a >>> 16) & EVEN_SHORTS)
              + (b & EVEN_SHORTS)
              + ((b >>> 16) & EVEN_SHORTS);
      out[at + x] = SumLevels.level((int) (lanes + (lanes >>> 32)), scale, offset);
    }
  }

  private static long fourBytes(byte[] row, int start) {
    return (int) INTS.get(row, start) & 0xffffffffL;
  }
}
