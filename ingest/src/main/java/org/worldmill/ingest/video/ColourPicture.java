package org.worldmill.ingest.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.worldmill.ingest.ffmpeg.ColourMatrix;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/** The colours of a frame; stays valid when the frame is closed. Immutable. */
public final class ColourPicture {

  private final Plane luma;
  private final Plane blue;
  private final Plane red;
  private final ColourMatrix matrix;

  private ColourPicture(Frame frame, int maxSide) {
    luma = frame.luma(maxSide);
    blue = frame.chromaBlue(maxSide);
    red = frame.chromaRed(maxSide);
    matrix = frame instanceof NativeFrame own ? own.matrix() : ColourMatrix.BT601;
  }

  /** Of a frame, reduced to at most that many pixels on its longer side. */
  public static ColourPicture of(Frame frame, int maxSide) {
    return new ColourPicture(frame, maxSide);
  }

  /** Pixels in a row. */
  public int width() {
    return luma.width();
  }

  /** Rows. */
  public int height() {
    return luma.height();
  }

  /** The colour of a pixel, 0xRRGGBB. */
  public int rgb(int x, int y) {
    return matrix.rgb(luma.at(x, y), chroma(blue, x, y), chroma(red, x, y));
  }

  private static int chroma(Plane plane, int x, int y) {
    return plane.at(Math.min(x / 2, plane.width() - 1), Math.min(y / 2, plane.height() - 1));
  }

  /** As a JPEG. */
  byte[] jpeg(float quality) {
    BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        image.setRGB(x, y, rgb(x, y));
      }
    }
    return jpeg(image, quality);
  }

  /**
   * A JPEG of these pixels.
   *
   * @param rgb each 0xRRGGBB, row after row
   * @param quality 0..1
   */
  public static byte[] jpeg(int width, int height, int[] rgb, float quality) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return jpeg(image, quality);
  }

  private static byte[] jpeg(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
