package org.worldmill.ingest.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.worldmill.ingest.ffmpeg.ColourMatrix;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.ThumbnailMaker;

/**
 * Colour JPEGs of at most 320 pixels a side: of one candidate a second, the one with the most
 * detail that is neither dark, nor blown out, nor flat. Of equals the first wins.
 */
public final class JpegThumbnails implements ThumbnailMaker {

  private static final int MAX_SIDE = 320;
  private static final float QUALITY = 0.85f;

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Best();
  }

  /** Keeps the best candidate's planes. */
  private static final class Best implements Pass {

    private Optional<Candidate> best = Optional.empty();

    @Override
    public void accept(Frame frame) {
      Plane luma = frame.luma(MAX_SIDE);
      double score = score(luma);
      if (best.isEmpty() || score > best.get().score()) {
        ColourMatrix matrix = frame instanceof NativeFrame own ? own.matrix() : ColourMatrix.BT601;
        best =
            Optional.of(
                new Candidate(
                    score, luma, frame.chromaBlue(MAX_SIDE), frame.chromaRed(MAX_SIDE), matrix));
      }
    }

    @Override
    public Optional<EncodedImage> finish() {
      return best.map(candidate -> new EncodedImage(jpeg(candidate.picture()), "image/jpeg"));
    }
  }

  private record Candidate(double score, Plane luma, Plane blue, Plane red, ColourMatrix matrix) {

    BufferedImage picture() {
      BufferedImage image =
          new BufferedImage(luma.width(), luma.height(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < luma.height(); y++) {
        for (int x = 0; x < luma.width(); x++) {
          int rgb = matrix.rgb(luma.at(x, y), chroma(blue, x, y), chroma(red, x, y));
          image.setRGB(x, y, rgb);
        }
      }
      return image;
    }

    private static int chroma(Plane plane, int x, int y) {
      return plane.at(Math.min(x / 2, plane.width() - 1), Math.min(y / 2, plane.height() - 1));
    }
  }

  /**
   * Mean step between neighbours, in grey levels, times how much of the picture is well exposed.
   */
  static double score(Plane luma) {
    long steps = 0;
    long exposed = 0;
    for (int y = 1; y < luma.height(); y++) {
      for (int x = 1; x < luma.width(); x++) {
        int value = luma.at(x, y);
        steps += Math.abs(value - luma.at(x - 1, y)) + Math.abs(value - luma.at(x, y - 1));
        exposed += value >= 24 && value <= 232 ? 1 : 0;
      }
    }
    double pixels = Math.max(1, (luma.width() - 1.0) * (luma.height() - 1.0));
    return (0.5 + Math.min(steps / pixels, 40)) * (0.05 + exposed / pixels);
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
