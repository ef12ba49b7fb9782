package org.worldmill.ingest.mesh;

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
import org.worldmill.schemas.media.Mesh;

/**
 * Draws a model in software: the same mesh gives the same picture. Faces are shaded by their own
 * normals and creases darkened by comparing each sample's depth with its neighbours' (after the
 * idea of eye-dome lighting, C. Boucheny 2009), which also gives point clouds a shape.
 */
public final class MeshThumbnail {

  private static final int SIDE_PX = 320;
  private static final int SAMPLES = 3;
  private static final float QUALITY = 0.9f;
  private static final int[] REACHES = {3, 8, 18};
  private static final double[] CLAY = {222, 216, 206};
  private static final double[] CLOUD = {150, 178, 206};

  private MeshThumbnail() {}

  /** A JPEG of 320 x 320 pixels, with y up. */
  public static EncodedImage render(Mesh mesh) {
    return render(mesh, UpAxis.Y);
  }

  /** A JPEG of 320 x 320 pixels, with the axis up that is up in the file's format. */
  public static EncodedImage render(ParsedModel model) {
    return render(model.mesh(), UpAxis.of(model.facts()));
  }

  /** A JPEG of 320 x 320 pixels, seen from the front, a little from the right and above. */
  public static EncodedImage render(Mesh mesh, UpAxis up) {
    int side = SIDE_PX * SAMPLES;
    DepthPicture picture = DepthPicture.of(mesh, new MeshView(mesh, up, side), side);
    double[] colour = mesh.triangleCount() == 0 ? CLOUD : CLAY;
    BufferedImage image = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE_PX; y++) {
      for (int x = 0; x < SIDE_PX; x++) {
        image.setRGB(x, y, pixel(picture, x, y, colour));
      }
    }
    return new EncodedImage(jpeg(image), "image/jpeg");
  }

  private static int pixel(DepthPicture picture, int x, int y, double[] colour) {
    double[] sum = new double[3];
    double background = 250 - 26.0 * y / SIDE_PX;
    for (int row = SAMPLES * y; row < SAMPLES * (y + 1); row++) {
      for (int column = SAMPLES * x; column < SAMPLES * (x + 1); column++) {
        int at = row * picture.side + column;
        boolean empty = picture.depth[at] == DepthPicture.NOTHING;
        double shade = empty ? 0 : picture.light[at] * crease(picture, row, column);
        for (int band = 0; band < 3; band++) {
          sum[band] += empty ? background : Math.min(255, colour[band] * shade);
        }
      }
    }
    int rgb = 0;
    for (int band = 0; band < 3; band++) {
      rgb = rgb << 8 | (int) Math.round(sum[band] / (SAMPLES * SAMPLES));
    }
    return rgb;
  }

  /** Below 1 where the sample lies deeper than its surroundings, a little above 1 on ridges. */
  private static double crease(DepthPicture picture, int row, int column) {
    float here = picture.depth[row * picture.side + column];
    double sum = 0;
    for (int reach : REACHES) {
      double limit = 2.0 * reach / picture.side;
      sum += bend(picture, row, column, here, reach, 0, limit);
      sum += bend(picture, row, column, here, 0, reach, limit);
      sum += bend(picture, row, column, here, reach, reach, limit);
      sum += bend(picture, row, column, here, reach, -reach, limit);
    }
    double mean = sum / (4 * REACHES.length);
    return mean > 0 ? 1 - 0.6 * mean : 1 - 0.15 * mean;
  }

  /** How much deeper, from -1 to 1, a sample is than the middle between two opposite ones. */
  private static double bend(
      DepthPicture picture, int row, int column, float here, int down, int right, double limit) {
    double before = neighbour(picture, row - down, column - right, here, limit);
    double after = neighbour(picture, row + down, column + right, here, limit);
    return Math.max(-1, Math.min(1, (before + after) / limit));
  }

  private static double neighbour(
      DepthPicture picture, int row, int column, float here, double limit) {
    boolean outside = row < 0 || column < 0 || row >= picture.side || column >= picture.side;
    float there = outside ? DepthPicture.NOTHING : picture.depth[row * picture.side + column];
    if (there == DepthPicture.NOTHING) {
      return 0;
    }
    return Math.max(-limit, Math.min(limit, here - there));
  }

  private static byte[] jpeg(BufferedImage image) {
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
    return bytes.toByteArray();
  }
}
