package org.worldmill.jobs.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.worldmill.label.scene.Noise;

/** A wall of books: sharp edges, many colours, never the same twice. */
final class Bookshelf {

  private static final int[] SPINES = {
    0x8c2f2b, 0x1f4e5f, 0xc79a3b, 0x3d5a3a, 0x5b3a63, 0xd8cbb0, 0x27364f, 0xa3552f, 0x6f7d8c,
    0x2f6b5e, 0xb8743a, 0x44362f
  };
  private static final int SHELF_PX = 120;
  private static final int BOARD_PX = 12;

  private final Canvas canvas;
  private final int seed;

  Bookshelf(int widthPx, int heightPx, int seed) {
    canvas = new Canvas(widthPx, heightPx);
    this.seed = seed;
    Graphics2D g = canvas.pen();
    g.setPaint(new GradientPaint(0, 0, new Color(0x2c2018), 0, heightPx, new Color(0x1d1510)));
    g.fillRect(0, 0, widthPx, heightPx);
    for (int shelf = 0; shelf * SHELF_PX < heightPx; shelf++) {
      fill(g, shelf);
    }
    g.dispose();
    age();
  }

  BufferedImage image() {
    return canvas.image();
  }

  private void fill(Graphics2D g, int shelf) {
    double board = (shelf + 1) * SHELF_PX - BOARD_PX;
    double x = -10 * Noise.at(shelf, 1, seed);
    for (int book = 0; x < canvas.width(); book++) {
      double kind = Noise.at(book, shelf * 7 + 2, seed);
      double width = 11 + 22 * Noise.at(book, shelf * 7 + 3, seed);
      if (kind > 0.94) {
        vase(g, x + 24, board, SPINES[(int) (kind * 1e4) % SPINES.length]);
        width = 48;
      } else {
        double height = (SHELF_PX - BOARD_PX) * (0.62 + 0.32 * Noise.at(book, shelf * 7 + 4, seed));
        spine(g, x, board - height, width, height, book * 31 + shelf);
      }
      x += width + 0.8;
    }
    g.setPaint(
        new GradientPaint(
            0,
            (float) board,
            new Color(0x9a6b40),
            0,
            (float) board + BOARD_PX,
            new Color(0x54361d)));
    g.fill(new Rectangle2D.Double(0, board, canvas.width(), BOARD_PX));
    g.setPaint(
        new GradientPaint(
            0,
            (float) board + BOARD_PX,
            Shade.seeThrough(0, 0.6),
            0,
            (float) board + BOARD_PX + 16,
            Shade.seeThrough(0, 0)));
    g.fill(new Rectangle2D.Double(0, board + BOARD_PX, canvas.width(), 16));
  }

  private void spine(Graphics2D g, double x, double y, double w, double h, int book) {
    int rgb = SPINES[(int) (Noise.at(book, 11, seed) * SPINES.length)];
    rgb = Shade.scaled(rgb, 0.75 + 0.5 * Noise.at(book, 12, seed));
    g.setPaint(
        new java.awt.LinearGradientPaint(
            (float) x,
            0,
            (float) (x + w),
            0,
            new float[] {0, 0.3f, 0.75f, 1},
            new Color[] {
              new Color(Shade.scaled(rgb, 0.55)),
              new Color(Shade.mixed(rgb, 0xffffff, 0.12)),
              new Color(rgb),
              new Color(Shade.scaled(rgb, 0.45))
            }));
    g.fill(new Rectangle2D.Double(x, y, w, h));
    int gold = Noise.at(book, 13, seed) < 0.7 ? 0xe0c070 : 0xeeeade;
    g.setColor(Shade.seeThrough(gold, 0.8));
    int bands = 1 + (int) (Noise.at(book, 14, seed) * 4);
    for (int i = 0; i < bands; i++) {
      g.fill(new Rectangle2D.Double(x + 1, y + h * (0.08 + 0.07 * i), w - 2, 1.6));
      g.fill(new Rectangle2D.Double(x + 1, y + h * (0.93 - 0.06 * i), w - 2, 1.2));
    }
    if (w > 17) {
      label(g, x + w * 0.22, y + h * 0.42, w * 0.56, h * 0.3, book);
    }
  }

  /** Lines of a title, too far away to read. */
  private void label(Graphics2D g, double x, double y, double w, double h, int book) {
    g.setColor(Shade.seeThrough(0xf3ecd8, 0.85));
    g.fill(new Rectangle2D.Double(x, y, w, h));
    g.setColor(Shade.seeThrough(0x2a2420, 0.8));
    for (int line = 0; line < h / 4 - 1; line++) {
      double length = w * (0.35 + 0.5 * Noise.at(book, 20 + line, seed));
      g.fill(new Rectangle2D.Double(x + (w - length) / 2, y + 2.5 + line * 4, length, 1.7));
    }
  }

  private void vase(Graphics2D g, double x, double board, int rgb) {
    Shade.ball(g, x, board - 24, 23, rgb);
    g.setColor(new Color(Shade.scaled(rgb, 0.7)));
    g.fill(new Rectangle2D.Double(x - 8, board - 62, 16, 18));
    Shade.ball(g, x, board - 66, 11, 0x4f7f3a);
    Shade.ball(g, x - 11, board - 72, 9, 0x5f9445);
    Shade.ball(g, x + 10, board - 76, 10, 0x3f6f33);
  }

  /** Dust and wear, so that no surface is quite flat. */
  private void age() {
    int[] pixels = canvas.pixels();
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        int at = y * canvas.width() + x;
        double wear =
            0.86 + 0.2 * Noise.cloud(x / 30.0, y / 30.0, 3, seed + 3) + 0.1 * Noise.at(x, y, seed);
        pixels[at] = Shade.scaled(pixels[at], wear);
      }
    }
  }
}
