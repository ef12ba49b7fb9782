package org.worldmill.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.ingest.video.TestCorpus;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.Plane;

class ImageSourceTest {

  @TempDir private Path folder;

  private Path painted(String format) throws IOException {
    BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 100, 100);
    pen.setColor(Color.RED);
    pen.fillRect(100, 0, 100, 100);
    pen.dispose();
    Path file = folder.resolve("painted." + format);
    ImageIO.write(image, format, file.toFile());
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tif"})
  void decodesWhatWasPainted(String format) throws IOException, MediaException {
    Path file = painted(format);
    MediaFacts facts = ImageProbe.probe(file, "application/octet-stream");
    try (FrameSource source = ImageSource.open(file, facts);
        Frame frame = (Frame) source.next().orElseThrow()) {
      assertThat(frame.widthPx()).isEqualTo(200);
      assertThat(frame.luma(50).width()).isEqualTo(50);
      assertThat(frame.luma(50).at(5, 10)).isBetween(253, 255);
      assertThat(frame.luma(50).at(45, 10)).isBetween(72, 80);
      assertThat(frame.chromaRed(50).at(20, 5)).isGreaterThan(245);
      assertThat(frame.chromaBlue(50).at(2, 5)).isBetween(126, 130);
      assertThat(source.next()).isEmpty();
      assertThat(source.endPts()).isEqualTo(1);
    }
  }

  @Test
  void showsAllOrientationsOfAPictureAlike() throws MediaException {
    Plane first = upright(1);
    for (int exif = 2; exif <= 8; exif++) {
      Plane other = upright(exif);
      assertThat(other.width()).isEqualTo(first.width());
      // Each picture carries its own number, so they are alike, not equal.
      double asShown = difference(first, other);
      for (int wrong : new int[] {2, 3, 4}) {
        assertThat(asShown)
            .as("orientation %d against a further turn %d", exif, wrong)
            .isLessThan(0.8 * difference(first, Orientation.ofExif(wrong).applyTo(other)));
      }
    }
  }

  private static double difference(Plane one, Plane two) {
    double sum = 0;
    for (int i = 0; i < one.samples().length; i++) {
      sum += Math.abs((one.samples()[i] & 0xff) - (two.samples()[i] & 0xff));
    }
    return sum / one.samples().length;
  }

  private static Plane upright(int exif) throws MediaException {
    Path file = TestCorpus.file("image/exif-orientation-examples__Landscape_" + exif + ".jpg");
    try (FrameSource source = ImageSource.open(file, ImageProbe.probe(file, "image/jpeg"));
        Frame frame = (Frame) source.next().orElseThrow()) {
      return frame.luma(64);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void refusesPicturesThatBreakOff(String format) throws IOException {
    byte[] bytes = Files.readAllBytes(painted(format));
    Path half = folder.resolve("half." + format);
    Files.write(half, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    assertThatThrownBy(() -> ImageProbe.probe(half, "application/octet-stream"))
        .isInstanceOfSatisfying(
            MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.TRUNCATED));
  }

  @Test
  void refusesOversizedPicturesByTheirHeader() throws IOException {
    byte[] bytes = Files.readAllBytes(painted("bmp"));
    // Width and height of a bitmap stand at 18 and 22, little-endian.
    bytes[19] = 0x40;
    bytes[23] = 0x40;
    Path huge = folder.resolve("huge.bmp");
    Files.write(huge, bytes);
    assertThatThrownBy(() -> ImageProbe.probe(huge, "image/bmp"))
        .isInstanceOf(MediaException.class)
        .satisfies(
            e ->
                assertThat(((MediaException) e).code())
                    .as(e.getMessage())
                    .isIn(Code.TOO_LARGE, Code.CORRUPT));
  }

  @Test
  void namesTheTypeItCannotDecode() throws IOException {
    Path file = folder.resolve("x.jxl");
    Files.write(file, new byte[] {(byte) 0xff, 0x0a, 1, 2});
    assertThatThrownBy(() -> ImageProbe.probe(file, "image/jxl"))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("image/jxl");
  }

  @Test
  void putsTilesTogether() throws MediaException {
    Path file = TestCorpus.file("image/libavif__sofa_grid1x5_420.avif");
    MediaFacts facts = ImageProbe.probe(file, "image/avif");
    try (FrameSource source = ImageSource.open(file, facts);
        Frame frame = (Frame) source.next().orElseThrow()) {
      assertThat(frame.widthPx()).isEqualTo(1024);
      assertThat(frame.heightPx()).isEqualTo(770);
    }
  }
}
