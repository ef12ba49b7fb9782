package org.worldmill.curate.shot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.worldmill.schemas.media.Plane;

/**
 * Arithmetic over 8-bit samples, eight at a time in one long: the compiler of JDK 17 does not make
 * vectors of loops that widen bytes, and these are what runs on every frame.
 */
final class Samples {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Every second byte, as four lanes of 16 bits. */
  private static final long EVEN = 0x00ff00ff00ff00ffL;

  private static final long ONES = 0x0001000100010001L;
  private static final long CARRY = 0x0100010001000100L;

  /** All bits of eight bytes but the lowest of each. */
  private static final long HALVES = 0xfefefefefefefefeL;

  /** Longs that can be summed before a lane could overflow: each adds at most 2 x 255. */
  private static final int BEFORE_OVERFLOW = 128;

  private Samples() {}

  /** Sum of absolute differences. */
  static long difference(byte[] a, byte[] b) {
    long sum = 0;
    int whole = a.length & ~7;
    for (int from = 0; from < whole; from += 8 * BEFORE_OVERFLOW) {
      int to = Math.min(whole, from + 8 * BEFORE_OVERFLOW);
      long lanes = 0;
      for (int i = from; i < to; i += 8) {
        lanes += difference((long) LONGS.get(a, i), (long) LONGS.get(b, i));
      }
      sum += total(lanes);
    }
    for (int i = whole; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum;
  }

  /** Sum of the absolute differences of {@code middle} from the mean of both others. */
  static long fromMean(byte[] a, byte[] middle, byte[] b) {
    long sum = 0;
    int whole = a.length & ~7;
    for (int from = 0; from < whole; from += 8 * BEFORE_OVERFLOW) {
      int to = Math.min(whole, from + 8 * BEFORE_OVERFLOW);
      long lanes = 0;
      for (int i = from; i < to; i += 8) {
        long x = (long) LONGS.get(a, i);
        long y = (long) LONGS.get(b, i);
        long mean = (x & y) + (((x ^ y) & HALVES) >>> 1);
        lanes += difference(mean, (long) LONGS.get(middle, i));
      }
      sum += total(lanes);
    }
    for (int i = whole; i < a.length; i++) {
      sum += Math.abs((((a[i] & 0xff) + (b[i] & 0xff)) >> 1) - (middle[i] & 0xff));
    }
    return sum;
  }

  /** The same for a mean in which {@code b} weighs {@code weight} of one. */
  static double fromMean(byte[] a, byte[] middle, byte[] b, double weight) {
    int w = (int) Math.round(weight * 256);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      int mean = (a[i] & 0xff) * (256 - w) + (b[i] & 0xff) * w;
      sum += Math.abs(mean - ((middle[i] & 0xff) << 8));
    }
    return sum / 256.0;
  }

  /** A quarter of a plane's width and height: means of 4 x 4 samples; what is left over is not. */
  static byte[] quarter(Plane plane) {
    int across = plane.width() / 8 * 2;
    byte[] out = new byte[across * (plane.height() / 4)];
    byte[] in = plane.samples();
    int width = plane.width();
    int to = 0;
    for (int y = 0; y + 4 <= plane.height(); y += 4) {
      int row = y * width;
      for (int x = row; x < row + across * 4; x += 8) {
        long sum =
            pairs((long) LONGS.get(in, x))
                + pairs((long) LONGS.get(in, x + width))
                + pairs((long) LONGS.get(in, x + 2 * width))
                + pairs((long) LONGS.get(in, x + 3 * width));
        sum += sum >>> 16;
        out[to++] = (byte) ((sum & 0xffff) >> 4);
        out[to++] = (byte) ((sum >>> 32 & 0xffff) >> 4);
      }
    }
    return out;
  }

  /** Half of a plane's width and height: means of 2 x 2 samples; what is left over is not. */
  static byte[] half(Plane plane) {
    int across = plane.width() / 8 * 4;
    byte[] out = new byte[across * (plane.height() / 2)];
    byte[] in = plane.samples();
    int width = plane.width();
    int to = 0;
    for (int y = 0; y + 2 <= plane.height(); y += 2) {
      int row = y * width;
      for (int x = row; x < row + across * 2; x += 8) {
        long sum = pairs((long) LONGS.get(in, x)) + pairs((long) LONGS.get(in, x + width));
        out[to++] = (byte) ((sum & 0xffff) >> 2);
        out[to++] = (byte) ((sum >>> 16 & 0xffff) >> 2);
        out[to++] = (byte) ((sum >>> 32 & 0xffff) >> 2);
        out[to++] = (byte) ((sum >>> 48) >> 2);
      }
    }
    return out;
  }

  /** Absolute differences of eight bytes, in four lanes that hold two each. */
  private static long difference(long a, long b) {
    return lanes(a & EVEN, b & EVEN) + lanes(a >>> 8 & EVEN, b >>> 8 & EVEN);
  }

  private static long lanes(long a, long b) {
    long raised = (a | CARRY) - b;
    long below = ~(raised >>> 8) & ONES;
    return ((raised & EVEN) ^ (below * 0xff)) + below;
  }

  private static long pairs(long bytes) {
    return (bytes & EVEN) + (bytes >>> 8 & EVEN);
  }

  private static long total(long lanes) {
    return (lanes & 0xffff) + (lanes >>> 16 & 0xffff) + (lanes >>> 32 & 0xffff) + (lanes >>> 48);
  }
}
