package org.worldmill.label.room;

import java.util.BitSet;

/**
 * Where what each pixel of a picture shows is in another picture of the same size: exact, since the
 * scene is known.
 */
public final class TrueFlow {

  private final int width;
  private final int height;
  private final float[] uv;
  private final BitSet seen;

  /** Wraps displacements, u and v interleaved; the caller gives both away. */
  TrueFlow(int width, int height, float[] uv, BitSet seen) {
    this.width = width;
    this.height = height;
    this.uv = uv;
    this.seen = seen;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Displacement to the right, in pixels. */
  public double u(int x, int y) {
    return uv[2 * (y * width + x)];
  }

  /** Displacement downwards, in pixels. */
  public double v(int x, int y) {
    return uv[2 * (y * width + x) + 1];
  }

  /** Whether the other picture shows it too: within its edges, and nothing before it. */
  public boolean seen(int x, int y) {
    return seen.get(y * width + x);
  }

  /** Mean length of the displacements of all pixels, in pixels. */
  public double meanPx() {
    double sum = 0;
    for (int i = 0; i < uv.length; i += 2) {
      sum += Math.sqrt(uv[i] * uv[i] + uv[i + 1] * uv[i + 1]);
    }
    return sum / (width * height);
  }
}
