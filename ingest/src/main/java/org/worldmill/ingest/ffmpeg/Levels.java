package org.worldmill.ingest.ffmpeg;

/**
 * The straight line from a component's code values to 0..255 at full range.
 *
 * @param scale factor
 * @param offset added after it
 */
record Levels(double scale, double offset) {

  /** Luma of this depth. */
  static Levels luma(int bitDepth, PixelLayout.Range range) {
    if (range == PixelLayout.Range.FULL) {
      return new Levels(255.0 / ((1 << bitDepth) - 1), 0);
    }
    double unit = 1 << (bitDepth - 8);
    return new Levels(255.0 / 219 / unit, -16 * 255.0 / 219);
  }

  /** Chroma of this depth; neutral stays 128. */
  static Levels chroma(int bitDepth, PixelLayout.Range range) {
    double unit = 1 << (bitDepth - 8);
    if (range == PixelLayout.Range.FULL) {
      return new Levels(1 / unit, 0);
    }
    double stretch = 255.0 / 224;
    return new Levels(stretch / unit, 128 - 128 * stretch);
  }

  boolean isIdentity() {
    return scale == 1 && offset == 0;
  }
}
