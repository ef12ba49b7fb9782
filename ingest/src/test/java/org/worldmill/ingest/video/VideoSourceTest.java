package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.Plane;

class VideoSourceTest {

  @TempDir private Path folder;

  private static List<Plane> pictures(Path file) throws MediaException {
    List<Plane> planes = new ArrayList<>();
    try (FrameSource source = VideoSource.open(file, VideoProbe.probe(file))) {
      for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
        if (e.get() instanceof Frame frame) {
          planes.add(frame.luma(64));
          frame.close();
        }
      }
    }
    return planes;
  }

  @Test
  void showsTurnedFilmsUpright() throws MediaException {
    Plane upright = pictures(TestCorpus.file("video/decord__video_0.mov")).get(0);
    for (String turned : List.of("90", "180", "270")) {
      Plane plane = pictures(TestCorpus.file("video/decord__video_" + turned + ".mov")).get(0);
      boolean sideways = !turned.equals("180");
      assertThat(plane.width()).isEqualTo(sideways ? upright.height() : upright.width());
    }
  }

  @Test
  void givesAllPacketsAsPicturesInRisingOrder() throws MediaException {
    Path file = TestCorpus.file("video/jcodec__test.ts");
    MediaFacts facts = VideoProbe.probe(file);
    long frames = 0;
    long samples = 0;
    long last = Long.MIN_VALUE;
    try (FrameSource source = VideoSource.open(file, facts)) {
      for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
        if (e.get() instanceof Frame frame) {
          assertThat(frame.pts()).isGreaterThan(last);
          last = frame.pts();
          frames++;
          frame.close();
        } else if (e.get() instanceof AudioBlock block) {
          samples += block.samples().length;
        }
      }
      assertThat(source.endPts()).isGreaterThan(last);
    }
    assertThat(frames).isEqualTo(420);
    assertThat(samples).isEqualTo(430_080);
  }

  @Test
  void makesTheSameProxyWhateverElseWasAsked() throws MediaException {
    Path file = TestCorpus.file("video/decord__video_0.mov");
    MediaFacts facts = VideoProbe.probe(file);
    try (FrameSource one = VideoSource.open(file, facts);
        FrameSource two = VideoSource.open(file, facts);
        Frame alone = (Frame) one.next().orElseThrow();
        Frame busy = (Frame) two.next().orElseThrow()) {
      busy.luma(320);
      busy.luma(160);
      assertThat(busy.luma(100).samples()).isEqualTo(alone.luma(100).samples());
      assertThat(busy.luma(100).width()).isLessThanOrEqualTo(100);
      assertThat(busy.chromaBlue(100).width()).isEqualTo((busy.luma(100).width() + 1) / 2);
    }
  }

  @Test
  void refusesRottenBits() throws IOException, MediaException {
    byte[] bytes =
        Files.readAllBytes(TestCorpus.file("video/CarND-LaneLines-P1__solidWhiteRight.mp4"));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      bytes[bytes.length / 3 + random.nextInt(bytes.length / 3)] ^= 0x10;
    }
    Path rotten = folder.resolve("rotten.mp4");
    Files.write(rotten, bytes);
    assertThatThrownBy(() -> pictures(rotten))
        .isInstanceOfSatisfying(
            MediaException.class, e -> assertThat(e.code()).isEqualTo(MediaException.Code.CORRUPT));
  }
}
