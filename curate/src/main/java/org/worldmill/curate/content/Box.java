package org.worldmill.curate.content;

/**
 * A rectangle of samples in a plane.
 *
 * @param x first column
 * @param y first row
 * @param width columns
 * @param height rows
 */
record Box(int x, int y, int width, int height) {

  Box {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("an empty box: " + width + "x" + height);
    }
  }

  /** The same place in a plane {@code factor} times as large. */
  Box times(int factor) {
    return new Box(x * factor, y * factor, width * factor, height * factor);
  }

  /** Samples that lie in both. */
  long common(Box other) {
    long w = Math.min(x + width, other.x + other.width) - (long) Math.max(x, other.x);
    long h = Math.min(y + height, other.y + other.height) - (long) Math.max(y, other.y);
    return w > 0 && h > 0 ? w * h : 0;
  }

  long area() {
    return (long) width * height;
  }
}
