package org.worldmill.schemas.media;

/** A decoded picture of a material: sRGB, three bytes a pixel, from the upper left corner on. */
public final class TexturePicture {

  private final int widthPx;
  private final int heightPx;
  private final byte[] rgb;

  /**
   * Wraps pixels; the caller gives the array away.
   *
   * @throws IllegalArgumentException if they are not as many as the size says
   */
  public TexturePicture(int widthPx, int heightPx, byte[] rgb) {
    if (widthPx < 1 || heightPx < 1 || rgb.length != 3 * widthPx * heightPx) {
      throw new IllegalArgumentException(
          rgb.length + " bytes do not make a picture of " + widthPx + "x" + heightPx);
    }
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.rgb = rgb;
  }

  /** Pixels in a row. */
  public int widthPx() {
    return widthPx;
  }

  /** Rows. */
  public int heightPx() {
    return heightPx;
  }

  /** A value from 0 to 255; bands are red, green, blue. */
  public int at(int x, int y, int band) {
    return rgb[3 * (y * widthPx + x) + band] & 0xff;
  }
}
