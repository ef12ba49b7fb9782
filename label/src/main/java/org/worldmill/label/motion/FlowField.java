package org.worldmill.label.motion;

/**
 * Where each pixel of one plane went in another: displacement in pixels of that plane, row after
 * row, u and v interleaved.
 */
public final class FlowField {

  private final int width;
  private final int height;
  private final float[] uv;

  /** Wraps displacements; the caller gives the array away. */
  FlowField(int width, int height, float[] uv) {
    if (uv.length != 2 * width * height) {
      throw new IllegalArgumentException(uv.length + " values for " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.uv = uv;
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
  public float u(int x, int y) {
    return uv[2 * (y * width + x)];
  }

  /** Displacement downwards, in pixels. */
  public float v(int x, int y) {
    return uv[2 * (y * width + x) + 1];
  }

  /**
   * Length of a displacement. No step of these overflows, and this costs a tenth of what {@link
   * Math#hypot} does, which guards against it.
   */
  static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Length of the displacement, in pixels. */
  double speed(int x, int y) {
    return length(u(x, y), v(x, y));
  }
}
