package org.worldmill.bench.shots;

/**
 * What is done to pictures when films are joined: on 8-bit 4:2:0 of studio range, luma then both
 * chroma planes.
 */
final class Picture {

  private static final int BLACK = 16;
  private static final int WHITE = 235;
  private static final int NEUTRAL = 128;

  private Picture() {}

  /** {@code weight} of {@code b} and the rest of {@code a}. */
  static byte[] blend(byte[] a, byte[] b, double weight) {
    byte[] out = new byte[a.length];
    int w = (int) Math.round(weight * 256);
    for (int i = 0; i < a.length; i++) {
      out[i] = (byte) (((a[i] & 0xff) * (256 - w) + (b[i] & 0xff) * w + 128) >> 8);
    }
    return out;
  }

  /** A picture of one brightness. */
  static byte[] plain(int samples, boolean white) {
    byte[] out = new byte[samples];
    int luma = samples / 3 * 2;
    java.util.Arrays.fill(out, 0, luma, (byte) (white ? WHITE : BLACK));
    java.util.Arrays.fill(out, luma, samples, (byte) NEUTRAL);
    return out;
  }

  /** As a photographer's flash shows it: brighter, and less of its colour. */
  static byte[] flashed(byte[] a) {
    byte[] out = a.clone();
    int luma = a.length / 3 * 2;
    for (int i = 0; i < luma; i++) {
      out[i] = (byte) Math.min(WHITE, (a[i] & 0xff) * 18 / 10 + 60);
    }
    for (int i = luma; i < a.length; i++) {
      out[i] = (byte) (NEUTRAL + ((a[i] & 0xff) - NEUTRAL) / 2);
    }
    return out;
  }

  /** The left {@code part} of {@code b}, and the rest of {@code a}. */
  static byte[] wiped(byte[] a, byte[] b, int width, int height, double part) {
    byte[] out = a.clone();
    int edge = (int) Math.round(part * width / 2) * 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(b, y * width, out, y * width, edge);
    }
    for (int y = 0; y < height; y++) {
      int row = width * height + y * (width / 2);
      System.arraycopy(b, row, out, row, edge / 2);
    }
    return out;
  }
}
