package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.Rational;

class VideoEncoderTest {

  @TempDir private Path dir;

  @Test
  void writesTheSameBytesForTheSamePictures() throws IOException {
    byte[] once = Files.readAllBytes(encode("a.mp4", 1));
    assertThat(Files.readAllBytes(encode("b.mp4", 1))).isEqualTo(once);
    assertThat(Files.readAllBytes(encode("c.mp4", 2))).isNotEqualTo(once);
  }

  @Test
  void putsTheIndexInFront() throws IOException {
    String text = new String(Files.readAllBytes(encode("a.mp4", 1)), StandardCharsets.ISO_8859_1);
    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
    assertThat(text).contains("avc1").contains("mp4a");
  }

  @Test
  void refusesAPictureOfAnotherSize() throws IOException {
    try (VideoEncoder encoder = VideoEncoder.create(dir.resolve("x.mp4"), settings())) {
      assertThatThrownBy(() -> encoder.addFrame(new int[7]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("7 pixels are no picture of 64x48");
    }
  }

  @Test
  void saysWhereItCannotWrite() {
    assertThatThrownBy(() -> VideoEncoder.create(dir.resolve("none/x.mp4"), settings()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none/x.mp4")
        .hasMessageContaining("No such file");
  }

  private Path encode(String name, int speed) throws IOException {
    Path target = dir.resolve(name);
    try (VideoEncoder encoder = VideoEncoder.create(target, settings())) {
      int[] rgb = new int[64 * 48];
      for (int i = 0; i < 12; i++) {
        for (int p = 0; p < rgb.length; p++) {
          rgb[p] = ((p % 64 + i * speed) * 4 & 255) << 16 | (p / 64 * 5 & 255) << 8 | 40;
        }
        encoder.addFrame(rgb);
        float[] sound = new float[1600];
        for (int s = 0; s < sound.length; s++) {
          sound[s] = (float) (0.3 * Math.sin(2 * Math.PI * 440 * (i * 1600 + s) / 48_000));
        }
        encoder.addSound(sound);
      }
      encoder.finish();
      assertThat(encoder.isFinished()).isTrue();
    }
    return target;
  }

  private static VideoEncoder.Settings settings() {
    return new VideoEncoder.Settings(64, 48, new Rational(30, 1), 400_000, Optional.of(48_000));
  }
}
