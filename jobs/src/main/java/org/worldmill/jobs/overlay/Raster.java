package org.worldmill.jobs.overlay;

/**
 * A picture that is drawn on: smooth lines, rings and arrows, and text of dots. Coordinates are in
 * pixels from the upper left corner, the middle of the first pixel at (0.5, 0.5); what lies outside
 * is left out. Not safe for use by several threads.
 */
final class Raster {

  private static final Glyphs GLYPHS = Glyphs.load();
  private static final Ink LABEL = new Ink(Palette.DARK, 0.66);

  private final int width;
  private final int height;
  private final int[] rgb;

  /** Draws on these pixels, 0xRRGGBB row after row, which the caller gives away. */
  Raster(int width, int height, int[] rgb) {
    if (rgb.length != width * height) {
      throw new IllegalArgumentException(rgb.length + " pixels are not " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The pixels themselves. */
  int[] pixels() {
    return rgb;
  }

  /**
   * Ink.
   *
   * @param rgb its colour
   * @param cover how much of what is below it hides, 0..1
   */
  record Ink(int rgb, double cover) {

    /** Hides all. */
    static Ink solid(int rgb) {
      return new Ink(rgb, 1);
    }

    Ink thinner(double share) {
      return new Ink(rgb, cover * share);
    }
  }

  /** A rectangle, to whole pixels. */
  void fill(double x, double y, double w, double h, Ink ink) {
    int left = (int) Math.max(0, Math.round(x));
    int right = (int) Math.min(width, Math.round(x + w));
    int bottom = (int) Math.min(height, Math.round(y + h));
    for (int row = (int) Math.max(0, Math.round(y)); row < bottom; row++) {
      for (int column = left; column < right; column++) {
        blend(column, row, ink, 1);
      }
    }
  }

  /** A straight line with round ends. */
  void line(double x0, double y0, double x1, double y1, double thick, Ink ink) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    double reach = thick / 2 + 1;
    int right = edge(Math.max(x0, x1) + reach, width);
    int bottom = edge(Math.max(y0, y1) + reach, height);
    for (int y = edge(Math.min(y0, y1) - reach, height); y < bottom; y++) {
      for (int x = edge(Math.min(x0, x1) - reach, width); x < right; x++) {
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double along = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / square)) : 0;
        double ox = px - along * dx;
        double oy = py - along * dy;
        blend(x, y, ink, thick / 2 + 0.5 - Math.sqrt(ox * ox + oy * oy));
      }
    }
  }

  /** A ring whose line lies about the radius. */
  void ring(double cx, double cy, double radius, double thick, Ink ink) {
    double reach = radius + thick / 2 + 1;
    int right = edge(cx + reach, width);
    int bottom = edge(cy + reach, height);
    for (int y = edge(cy - reach, height); y < bottom; y++) {
      for (int x = edge(cx - reach, width); x < right; x++) {
        double dx = x + 0.5 - cx;
        double dy = y + 0.5 - cy;
        blend(x, y, ink, thick / 2 + 0.5 - Math.abs(Math.sqrt(dx * dx + dy * dy) - radius));
      }
    }
  }

  /** An arrow from one place to another, with a head of that length. */
  void arrow(double x0, double y0, double x1, double y1, double thick, Ink ink) {
    line(x0, y0, x1, y1, thick, ink);
    double length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    if (length < 1e-9) {
      return;
    }
    double head = Math.min(length * 0.6, 2.6 * thick + 1);
    double ux = (x1 - x0) / length * head;
    double uy = (y1 - y0) / length * head;
    line(x1, y1, x1 - ux - 0.7 * uy, y1 - uy + 0.7 * ux, thick, ink);
    line(x1, y1, x1 - ux + 0.7 * uy, y1 - uy - 0.7 * ux, thick, ink);
  }

  /** Text, its upper left corner there, each dot a square of that many pixels. */
  void text(String words, double x, double y, int dot, int ink) {
    int at = (int) Math.round(x);
    int top = (int) Math.round(y);
    for (int sign : words.codePoints().toArray()) {
      for (int row = 0; row < Glyphs.HEIGHT; row++) {
        for (int column = 0; column < Glyphs.WIDTH; column++) {
          if (GLYPHS.at(sign, column, row)) {
            fill(at + column * (double) dot, top + row * (double) dot, dot, dot, Ink.solid(ink));
          }
        }
      }
      at += Glyphs.ADVANCE * dot;
    }
  }

  /** Text on a dark label, so that it can be read on any picture. */
  void label(String words, double x, double y, int dot, int ink) {
    double width = textWidth(words, dot) + 3.0 * dot;
    fill(x - 2.0 * dot, y - 2.0 * dot, width, (Glyphs.HEIGHT + 3.0) * dot, LABEL);
    text(words, x, y, dot, ink);
  }

  /** How wide text is, in pixels. */
  static int textWidth(String words, int dot) {
    return words.codePointCount(0, words.length()) * Glyphs.ADVANCE * dot;
  }

  private static int edge(double value, int most) {
    return (int) Math.max(0, Math.min(most, Math.floor(value)));
  }

  private void blend(int x, int y, Ink ink, double share) {
    int weight = (int) Math.round(256 * ink.cover() * Math.max(0, Math.min(1, share)));
    if (weight == 0) {
      return;
    }
    int at = y * width + x;
    int below = rgb[at];
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = (below >> shift) & 255;
      int to = (ink.rgb() >> shift) & 255;
      result |= (from + (((to - from) * weight + 128) >> 8)) << shift;
    }
    rgb[at] = result;
  }
}
