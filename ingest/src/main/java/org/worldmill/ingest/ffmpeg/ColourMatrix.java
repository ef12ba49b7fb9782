package org.worldmill.ingest.ffmpeg;

/** Matrix coefficients, by the share of red and blue in luma. */
public enum ColourMatrix {
  /** Standard definition and JPEG. */
  BT601(0.299, 0.114),
  /** High definition. */
  BT709(0.2126, 0.0722),
  /** Ultra-high definition, not constant luminance. */
  BT2020(0.2627, 0.0593);

  private final double red;
  private final double blue;

  ColourMatrix(double red, double blue) {
    this.red = red;
    this.blue = blue;
  }

  /** The colour of full-range code values, as {@code 0xRRGGBB}. */
  public int rgb(int luma, int chromaBlue, int chromaRed) {
    double r = luma + 2 * (1 - red) * (chromaRed - 128);
    double b = luma + 2 * (1 - blue) * (chromaBlue - 128);
    double g = (luma - red * r - blue * b) / (1 - red - blue);
    return clamp(r) << 16 | clamp(g) << 8 | clamp(b);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }
}
