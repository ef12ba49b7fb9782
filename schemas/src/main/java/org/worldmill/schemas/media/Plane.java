package org.worldmill.schemas.media;

/**
 * One component of a picture: 8-bit samples, row after row without padding. Treated as immutable by
 * everyone who sees it; may be kept after the frame it came from is closed.
 */
public final class Plane {

  private final int width;
  private final int height;
  private final byte[] samples;

  /**
   * Wraps samples without copying; the caller gives the array away.
   *
   * @param samples {@code width * height} unsigned bytes
   */
  public Plane(int width, int height, byte[] samples) {
    if (width < 1 || height < 1 || samples.length != width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples do not make a plane of " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  /** Samples in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The sample at column {@code x}, row {@code y}: 0..255. */
  public int at(int x, int y) {
    return samples[y * width + x] & 0xff;
  }

  /**
   * The samples themselves, not a copy, for kernels that run over all of them; never written to.
   */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] samples() {
    return samples;
  }
}
