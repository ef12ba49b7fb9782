package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A picture in memory whose pixels are at hand as 0xRRGGBB. */
final class Canvas {

  private final BufferedImage image;
  private final int[] pixels;

  Canvas(int widthPx, int heightPx) {
    image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** A pen with smooth edges; the caller disposes of it. */
  Graphics2D pen() {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return g;
  }

  BufferedImage image() {
    return image;
  }

  /** Row after row; written to by whoever paints without a pen. */
  int[] pixels() {
    return pixels;
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }
}
