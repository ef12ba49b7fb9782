package org.worldmill.jobs.stage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** A small corpus with one of each case that a run must tell apart. */
public final class PaintedCorpus {

  /** How many files {@link #paint} makes. */
  static final int FILES = 13;

  private PaintedCorpus() {}

  static void paint(Path folder) throws IOException {
    for (int i = 0; i < 4; i++) {
      image(folder.resolve("image" + i + ".png"), i);
    }
    Files.copy(folder.resolve("image0.png"), folder.resolve("again.png"));
    Files.writeString(folder.resolve("image1.txt"), "A red box on a textured floor.");
    black(folder.resolve("dark.png"));
    Files.createFile(folder.resolve("empty.jpg"));
    Files.write(folder.resolve("noise.mp4"), noise());
    byte[] png = Files.readAllBytes(folder.resolve("image3.png"));
    Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(png, png.length / 3));
    Path models = Files.createDirectories(folder.resolve("models"));
    Files.writeString(models.resolve("tetra.stl"), tetrahedron());
    Files.writeString(
        models.resolve("quad.obj"),
        "mtllib quad.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nusemtl red\nf 1 2 3 4\n");
    Files.writeString(models.resolve("quad.mtl"), "newmtl red\nKd 1 0 0\n");
  }

  /** A picture of 200 coloured boxes, 160 by 120 pixels, other ones for each seed. */
  public static void image(Path file, int seed) throws IOException {
    BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < 200; i++) {
      g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
      g.fillRect(random.nextInt(160), random.nextInt(120), 12, 9);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void black(Path file) throws IOException {
    ImageIO.write(new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  private static byte[] noise() {
    byte[] bytes = new byte[5000];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static String tetrahedron() {
    double[][] v = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    int[][] f = {{0, 2, 1}, {0, 1, 3}, {0, 3, 2}, {1, 2, 3}};
    StringBuilder text = new StringBuilder("solid tetra\n");
    for (int[] face : f) {
      text.append("facet normal 0 0 0\nouter loop\n");
      for (int i : face) {
        text.append(String.format(Locale.ROOT, "vertex %f %f %f%n", v[i][0], v[i][1], v[i][2]));
      }
      text.append("endloop\nendfacet\n");
    }
    return new String(
        text.append("endsolid tetra\n").toString().getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8);
  }
}
