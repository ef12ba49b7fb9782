package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;

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

  @Test
  void showsEveryPictureForItsTimeTheLastAsWell() throws IOException, MediaException {
    assertThat(times(encode("a.mp4", 1)))
        .isEqualTo(IntStream.range(0, 13).mapToObj(i -> i * 1_000_000_000L / 30).toList());
  }

  @Test
  void keepsUnevenTimesExactly() throws IOException, MediaException {
    Path target = dir.resolve("uneven.mp4");
    VideoEncoder.Settings settings =
        new VideoEncoder.Settings(
            64,
            48,
            new Rational(24, 1),
            new Rational(1001, 90_000),
            1_000_000,
            OptionalInt.of(24),
            Optional.empty());
    long[] ticks = {0, 3, 4, 11, 200, 203};
    try (VideoEncoder encoder = VideoEncoder.create(target, settings)) {
      for (int i = 0; i < ticks.length; i++) {
        int[] rgb = new int[64 * 48];
        java.util.Arrays.fill(rgb, i * 0x102030);
        encoder.addFrame(rgb, ticks[i], i + 1 < ticks.length ? ticks[i + 1] - ticks[i] : 7);
      }
      encoder.finish();
    }
    Rational base = new Rational(1001, 90_000);
    assertThat(times(target))
        .isEqualTo(LongStream.of(0, 3, 4, 11, 200, 203, 210).mapToObj(base::toNanos).toList());
  }

  /** When each picture is shown, and when the last one ends, in nanoseconds. */
  private static List<Long> times(Path film) throws IOException, MediaException {
    MediaFacts facts = VideoProbe.probe(film);
    List<Long> times = new ArrayList<>();
    try (FrameSource source = VideoSource.open(film, facts)) {
      for (var event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          times.add(frame.nanos());
          frame.close();
        }
      }
      times.add(source.timeBase().toNanos(source.endPts()));
    }
    return times;
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
