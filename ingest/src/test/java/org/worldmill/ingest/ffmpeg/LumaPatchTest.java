package org.worldmill.ingest.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.ingest.video.TestCorpus;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Coding;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.Plane;

class LumaPatchTest {

  private static Frame first(String name) throws MediaException {
    var file = TestCorpus.file("video/" + name);
    try (FrameSource source = VideoSource.open(file, VideoProbe.probe(file))) {
      for (var event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          return frame;
        }
      }
    }
    throw new AssertionError(name + " has no picture");
  }

  @Property(tries = 200)
  void showsPartOfTheUprightPicture(
      @ForAll Orientation orientation,
      @ForAll @IntRange(min = 8, max = 12) int depth,
      @ForAll @IntRange(min = 2, max = 30) int width,
      @ForAll @IntRange(min = 2, max = 20) int height,
      @ForAll long seed) {
    int sampleBytes = (depth + 7) / 8;
    int stride = (width * sampleBytes + 7) / 8 * 8;
    Random random = new Random(seed);
    byte[] samples = new byte[stride * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) random.nextInt(i % 2 == 1 && depth > 8 ? 1 << (depth - 8) : 256);
    }
    Levels levels = Levels.luma(depth, PixelLayout.Range.LIMITED);
    try (BytePointer memory = new BytePointer(samples)) {
      PlaneView view = new PlaneView(memory, width, height, stride, depth);
      Plane whole = orientation.applyTo(BoxReduction.reduce(view, 1, 1, levels));
      int w = 1 + random.nextInt(whole.width());
      int h = 1 + random.nextInt(whole.height());
      int x = random.nextInt(whole.width() - w + 1);
      int y = random.nextInt(whole.height() - h + 1);

      LumaPatch stored =
          new LumaPatch(x, y, w, h).stored(orientation, whole.width(), whole.height());
      Plane patch = orientation.applyTo(stored.of(view, levels));

      assertThat(patch.width()).isEqualTo(w);
      assertThat(patch.height()).isEqualTo(h);
      for (int i = 0; i < w * h; i++) {
        assertThat(patch.at(i % w, i / w)).isEqualTo(whole.at(x + i % w, y + i / w));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"decord__video_0.mov", "decord__video_90.mov", "torchcodec__h265_10bits.mp4"})
  void isWhatTheUnreducedPlaneHas(String name) throws MediaException {
    try (Frame frame = first(name)) {
      Plane whole = frame.luma(Math.max(frame.widthPx(), frame.heightPx()));
      Plane patch = frame.lumaPatch(17, 5, 23, 31);
      for (int i = 0; i < 23 * 31; i++) {
        assertThat(patch.at(i % 23, i / 23)).isEqualTo(whole.at(17 + i % 23, 5 + i / 23));
      }
    }
  }

  @Test
  void refusesToLeaveThePicture() throws MediaException {
    try (Frame frame = first("decord__video_0.mov")) {
      assertThatThrownBy(() -> frame.lumaPatch(frame.widthPx() - 1, 0, 2, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> frame.lumaPatch(0, frame.heightPx(), 1, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void framesSayHowTheyWereCoded() throws MediaException {
    try (Frame interlaced = first("format-corpus__xdcam-hd-1080i50.mov");
        Frame deep = first("torchcodec__h265_10bits.mp4");
        Frame bright = first("media__hdr10-av1.mp4")) {
      assertThat(interlaced.coding().scan()).isEqualTo(Coding.Scan.TOP_FIELD_FIRST);
      assertThat(deep.coding().bitDepth()).isEqualTo(10);
      assertThat(deep.coding().scan()).isEqualTo(Coding.Scan.PROGRESSIVE);
      assertThat(bright.coding().transfer()).isEqualTo(Coding.Transfer.PQ);
    }
  }
}
