package org.worldmill.jobs.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.worldmill.label.scene.Noise;

/** The stills of the corpus: sharp ones, near and exact duplicates, a blurred and a dark one. */
final class DemoImages {

  private final Path dir;

  DemoImages(Path dir) {
    this.dir = dir;
  }

  void write() throws IOException {
    Files.createDirectories(dir);
    BufferedImage books = new Bookshelf(1280, 840, 3).image();
    byte[] photo = ExifSegment.insert(jpeg(books, 0.92f), "Worldmill", "Demo camera");
    put("bookshelf.jpg", photo, "A shelf full of old books with a few vases.");
    put("bookshelf-copy.jpg", photo, "The same file under another name.");
    put(
        "bookshelf-small.jpg",
        jpeg(scaled(books, 1024, 672), 0.7f),
        "The bookshelf again, smaller and compressed more.");
    BufferedImage stones = new Pebbles(960, 640, 62, 8).image();
    put("pebbles.png", png(stones), "A bed of rounded pebbles seen from above.");
    put("still-life.jpg", jpeg(stillLife(), 0.92f), "Coloured balls lie on a wooden floor.");
    put("gravel.jpg", png(new Pebbles(800, 600, 26, 31).image()), "Gravel; a PNG called .jpg.");
    put("blurred.jpg", jpeg(blurred(stones), 0.9f), "Pebbles, badly out of focus.");
    put("dark.jpg", jpeg(dimmed(books), 0.9f), "The bookshelf with the lights off.");
  }

  private void put(String name, byte[] bytes, String description) throws IOException {
    Files.write(dir.resolve(name), bytes);
    Truth.write(dir.resolve(name), description, java.util.Map.of());
  }

  private static BufferedImage stillLife() {
    Canvas canvas = new Canvas(Scene.WIDTH * 2, Scene.HEIGHT * 2);
    Graphics2D g = canvas.pen();
    g.scale(2, 2);
    new Room(0x9fb0b8, 200, 41).paint(g);
    int[] colours = {0xc8402f, 0x3f6fb5, 0xd9a441, 0x4f8a4a, 0x7a4f8f};
    for (int i = 0; i < colours.length; i++) {
      double x = 130 + 92 * i + 20 * Noise.at(i, 1, 4);
      double radius = 18 + 20 * Noise.at(i, 2, 4);
      double ground = 322 + 22 * Noise.at(i, 3, 4);
      Shade.shadow(g, x + 7, ground, radius * 1.3, 0.6);
      Shade.ball(g, x, ground - radius, radius, colours[i]);
    }
    g.dispose();
    return canvas.image();
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    Canvas canvas = new Canvas(width, height);
    Graphics2D g = canvas.pen();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return canvas.image();
  }

  private static BufferedImage blurred(BufferedImage image) {
    float[] weights = new float[15 * 15];
    Arrays.fill(weights, 1f / weights.length);
    ConvolveOp box = new ConvolveOp(new Kernel(15, 15, weights), ConvolveOp.EDGE_ZERO_FILL, null);
    BufferedImage small = scaled(image, 320, 213);
    BufferedImage soft = box.filter(box.filter(small, null), null);
    return scaled(soft.getSubimage(15, 15, 290, 183), 960, 606);
  }

  private static BufferedImage dimmed(BufferedImage image) {
    Canvas canvas = new Canvas(image.getWidth(), image.getHeight());
    Graphics2D g = canvas.pen();
    g.drawImage(image, 0, 0, null);
    g.setColor(new Color(0, 0, 0, 246));
    g.fillRect(0, 0, canvas.width(), canvas.height());
    g.dispose();
    return canvas.image();
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java runtime cannot write PNG");
    }
    return out.toByteArray();
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
