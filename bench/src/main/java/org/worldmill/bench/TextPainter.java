package org.worldmill.bench;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.worldmill.schemas.media.Plane;

/**
 * A line of text to paint over a picture, from the outlines of a font that every JDK with fonts
 * names.
 *
 * @param text what it says
 * @param font a logical font
 * @param share height of the font by that of the picture
 * @param opacity 0..1
 * @param style how it is set off from its ground
 */
record TextPainter(String text, String font, double share, float opacity, Style style) {

  /** How letters are set off from their ground. */
  enum Style {
    /** White. */
    WHITE,
    /** White with a black rim. */
    RIMMED,
    /** Black. */
    BLACK,
    /** White in a black box. */
    BOXED
  }

  /**
   * A painted picture.
   *
   * @param plane with the line
   * @param line where it is
   */
  record Painted(Plane plane, Rectangle line) {}

  /** Paints it somewhere inside; empty if it does not fit. */
  java.util.Optional<Painted> over(Plane plane, Random random) {
    int width = plane.width();
    int height = plane.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, width, height, plane.samples().clone());
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int size = (int) Math.round(share * height);
    Shape shape =
        new TextLayout(text, new Font(font, Font.PLAIN, size), graphics.getFontRenderContext())
            .getOutline(null);
    Rectangle bounds = shape.getBounds();
    int spareX = width - 10 - bounds.width;
    int spareY = height - 10 - bounds.height;
    if (spareX < 1 || spareY < 1 || size < 9) {
      graphics.dispose();
      return java.util.Optional.empty();
    }
    double x = 5 + random.nextInt(spareX) - bounds.getX();
    double y = 5 + random.nextInt(spareY) - bounds.getY();
    Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    paint(graphics, placed, size);
    graphics.dispose();
    byte[] samples = (byte[]) image.getRaster().getDataElements(0, 0, width, height, null);
    return java.util.Optional.of(
        new Painted(new Plane(width, height, samples), placed.getBounds()));
  }

  private void paint(Graphics2D graphics, Shape shape, int size) {
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
    graphics.setColor(Color.BLACK);
    Rectangle box = shape.getBounds();
    if (style == Style.BOXED) {
      graphics.fillRect(box.x - 4, box.y - 4, box.width + 8, box.height + 8);
    } else if (style == Style.RIMMED) {
      graphics.setStroke(new BasicStroke(Math.max(2, size / 8f)));
      graphics.draw(shape);
    }
    graphics.setColor(style == Style.BLACK ? Color.BLACK : Color.WHITE);
    graphics.fill(shape);
  }
}
