package org.worldmill.ingest.ffmpeg;

import org.worldmill.schemas.media.Plane;

/** How stored rows and columns become an upright picture: EXIF's eight cases, in its order. */
public enum Orientation {
  /** As stored. */
  UPRIGHT(0),
  /** Mirrored left to right. */
  MIRRORED(0),
  /** Turned by 180 degrees. */
  TURNED_180(180),
  /** Mirrored top to bottom. */
  MIRRORED_180(180),
  /** Mirrored along the diagonal from the top left. */
  TRANSPOSED(270),
  /** To be turned 90 degrees clockwise. */
  TURNED_90(90),
  /** Mirrored along the other diagonal. */
  TRANSVERSED(90),
  /** To be turned 270 degrees clockwise. */
  TURNED_270(270);

  private final int degrees;

  Orientation(int degrees) {
    this.degrees = degrees;
  }

  /** The orientation of EXIF's number 1..8; upright for any other. */
  public static Orientation ofExif(int number) {
    return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
  }

  /** Of a clockwise turn, to the nearest quarter. */
  public static Orientation ofDegrees(double clockwise) {
    return switch (Math.floorMod(Math.round(clockwise / 90), 4)) {
      case 1 -> TURNED_90;
      case 2 -> TURNED_180;
      case 3 -> TURNED_270;
      default -> UPRIGHT;
    };
  }

  /**
   * Of a display matrix as containers store it: nine numbers, of which a, b, c, d stand at 0, 1, 3,
   * 4 and map stored to displayed coordinates.
   */
  static Orientation ofMatrix(long a, long b, long c, long d) {
    boolean flipped = a * (double) d - b * (double) c < 0;
    if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
      if (flipped) {
        return a < 0 ? MIRRORED : MIRRORED_180;
      }
      return a < 0 ? TURNED_180 : UPRIGHT;
    }
    if (flipped) {
      return b > 0 ? TRANSPOSED : TRANSVERSED;
    }
    return b > 0 ? TURNED_90 : TURNED_270;
  }

  /** Clockwise turn for display, after mirroring left to right: 0, 90, 180 or 270. */
  public int degrees() {
    return degrees;
  }

  /** Whether width and height change places. */
  public boolean swapsSides() {
    return degrees % 180 != 0;
  }

  /** The orientation that undoes this one. */
  Orientation inverse() {
    return switch (this) {
      case TURNED_90 -> TURNED_270;
      case TURNED_270 -> TURNED_90;
      default -> this;
    };
  }

  /** The column a stored point lands in, in a picture stored {@code width} x {@code height}. */
  int column(int x, int y, int width, int height) {
    return switch (this) {
      case UPRIGHT, MIRRORED_180 -> x;
      case MIRRORED, TURNED_180 -> width - 1 - x;
      case TRANSPOSED, TURNED_270 -> y;
      case TURNED_90, TRANSVERSED -> height - 1 - y;
    };
  }

  /** The row a stored point lands in. */
  int row(int x, int y, int width, int height) {
    return switch (this) {
      case UPRIGHT, MIRRORED -> y;
      case TURNED_180, MIRRORED_180 -> height - 1 - y;
      case TRANSPOSED, TURNED_90 -> x;
      case TRANSVERSED, TURNED_270 -> width - 1 - x;
    };
  }

  /** The plane, upright. */
  public Plane applyTo(Plane stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int w = stored.width();
    int h = stored.height();
    byte[] from = stored.samples();
    byte[] to = new byte[from.length];
    int newWidth = swapsSides() ? h : w;
    int start = row(0, 0, w, h) * newWidth + column(0, 0, w, h);
    int stepX = w < 2 ? 0 : row(1, 0, w, h) * newWidth + column(1, 0, w, h) - start;
    int stepY = h < 2 ? 0 : row(0, 1, w, h) * newWidth + column(0, 1, w, h) - start;
    for (int y = 0, in = 0; y < h; y++) {
      for (int x = 0, out = start + y * stepY; x < w; x++, in++, out += stepX) {
        to[out] = from[in];
      }
    }
    return new Plane(newWidth, swapsSides() ? w : h, to);
  }

  /** The horizontal part of a stored displacement, as displayed. */
  float turnedX(float dx, float dy) {
    return switch (this) {
      case UPRIGHT, MIRRORED_180 -> dx;
      case MIRRORED, TURNED_180 -> -dx;
      case TRANSPOSED, TURNED_270 -> dy;
      case TURNED_90, TRANSVERSED -> -dy;
    };
  }

  /** The vertical part of a stored displacement, as displayed. */
  float turnedY(float dx, float dy) {
    return switch (this) {
      case UPRIGHT, MIRRORED -> dy;
      case TURNED_180, MIRRORED_180 -> -dy;
      case TRANSPOSED, TURNED_90 -> dx;
      case TRANSVERSED, TURNED_270 -> -dx;
    };
  }
}
