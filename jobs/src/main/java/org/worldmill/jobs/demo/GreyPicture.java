package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.worldmill.schemas.media.Plane;

/** A plane of luma as a picture, edge to edge. */
final class GreyPicture {

  private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

  void show(Plane plane) {
    if (image.getWidth() != plane.width() || image.getHeight() != plane.height()) {
      image = new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_INT_RGB);
    }
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = (plane.samples()[p] & 0xff) * 0x10101;
    }
  }

  void paint(Graphics2D g) {
    g.drawImage(image, 0, 0, Scene.WIDTH, Scene.HEIGHT, null);
  }
}
