package org.worldmill.ingest.ffmpeg;

import org.worldmill.schemas.media.Plane;

/**
 * A rectangle of stored samples at full range, not reduced: the values that {@link BoxReduction}
 * gives for blocks of one sample.
 *
 * @param x first column
 * @param y first row
 * @param width columns
 * @param height rows
 */
record LumaPatch(int x, int y, int width, int height) {

  /** The stored rectangle that shows as this one, in a picture displayed so large. */
  LumaPatch stored(Orientation orientation, int displayedWidth, int displayedHeight) {
    Orientation back = orientation.inverse();
    int x0 = back.column(x, y, displayedWidth, displayedHeight);
    int y0 = back.row(x, y, displayedWidth, displayedHeight);
    int x1 = back.column(x + width - 1, y + height - 1, displayedWidth, displayedHeight);
    int y1 = back.row(x + width - 1, y + height - 1, displayedWidth, displayedHeight);
    return new LumaPatch(
        Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0) + 1, Math.abs(y1 - y0) + 1);
  }

  /** Its samples. */
  Plane of(PlaneView view, Levels levels) {
    byte[] out = new byte[width * height];
    if (view.sampleBytes() == 1) {
      shallow(view, levels, out);
    } else {
      deep(view, levels, out);
    }
    return new Plane(width, height, out);
  }

  private void shallow(PlaneView view, Levels levels, byte[] out) {
    for (int row = 0; row < height; row++) {
      view.bytes(x, y + row, out, row * width, width);
    }
    if (levels.isIdentity()) {
      return;
    }
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = level(i, levels);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = table[out[i] & 0xff];
    }
  }

  private void deep(PlaneView view, Levels levels, byte[] out) {
    short[] line = new short[width];
    for (int row = 0; row < height; row++) {
      view.shorts(x, y + row, line);
      for (int i = 0; i < width; i++) {
        out[row * width + i] = level(line[i] & 0xffff, levels);
      }
    }
  }

  private static byte level(int code, Levels levels) {
    double value = code * levels.scale() + levels.offset() + 0.5;
    return (byte) Math.max(0, Math.min(255, (int) value));
  }
}
