package org.worldmill.label.view;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.worldmill.schemas.media.EncodedImage;

/** Pictures as files: colour, and whole numbers of 8 or 16 bits. */
final class Pixels {

  private static final double PAPER = 250;
  private static final double SHADE = 26;
  private static final float QUALITY = 0.9f;

  private Pixels() {}

  /** The shaded picture before plain light grey. */
  static BufferedImage shaded(Picture picture) {
    return shaded(picture, 0);
  }

  /** The shaded picture before grey that darkens downwards a little. */
  static BufferedImage graded(Picture picture) {
    return shaded(picture, SHADE);
  }

  private static BufferedImage shaded(Picture picture, double shade) {
    int width = picture.widthPx();
    int height = picture.heightPx();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      double grey = PAPER - shade * row / height;
      for (int column = 0; column < width; column++) {
        image.setRGB(column, row, picture.rgb(row * width + column, grey));
      }
    }
    return image;
  }

  /** Normals in camera axes: -1..1 as 0..255 a channel, 0, 0, 0 where nothing is seen. */
  static BufferedImage normals(Picture picture) {
    int width = picture.widthPx();
    BufferedImage image = new BufferedImage(width, picture.heightPx(), BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < width * picture.heightPx(); pixel++) {
      int rgb = 0;
      for (int axis = 0; axis < 3 && picture.covered(pixel); axis++) {
        double value = picture.normals()[3 * pixel + axis];
        rgb = rgb << 8 | (int) Math.floor((value + 1) / 2 * 255 + 0.5);
      }
      image.setRGB(pixel % width, pixel / width, rgb);
    }
    return image;
  }

  /**
   * Depth in whole steps, 16 bits; 0 where nothing is seen.
   *
   * @param step model units a step, above 0
   */
  static BufferedImage depth(Picture picture, double step) {
    int width = picture.widthPx();
    BufferedImage image =
        new BufferedImage(width, picture.heightPx(), BufferedImage.TYPE_USHORT_GRAY);
    for (int pixel = 0; pixel < width * picture.heightPx(); pixel++) {
      if (picture.covered(pixel)) {
        double steps = Math.floor(picture.depth()[pixel] / step + 0.5);
        image.getRaster().setSample(pixel % width, pixel / width, 0, (int) Math.max(1, steps));
      }
    }
    return image;
  }

  /** 255 where the model is seen, 0 elsewhere. */
  static BufferedImage mask(Picture picture) {
    int width = picture.widthPx();
    BufferedImage image =
        new BufferedImage(width, picture.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < width * picture.heightPx(); pixel++) {
      int value = picture.covered(pixel) ? 255 : 0;
      image.getRaster().setSample(pixel % width, pixel / width, 0, value);
    }
    return image;
  }

  /** The number of the part that is seen, from 1, 16 bits; those beyond 65535 are 65535. */
  static BufferedImage parts(Picture picture) {
    int width = picture.widthPx();
    BufferedImage image =
        new BufferedImage(width, picture.heightPx(), BufferedImage.TYPE_USHORT_GRAY);
    for (int pixel = 0; pixel < width * picture.heightPx(); pixel++) {
      int part = Math.min(65_535, picture.parts()[pixel]);
      image.getRaster().setSample(pixel % width, pixel / width, 0, part);
    }
    return image;
  }

  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  static EncodedImage jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return new EncodedImage(bytes.toByteArray(), "image/jpeg");
  }
}
