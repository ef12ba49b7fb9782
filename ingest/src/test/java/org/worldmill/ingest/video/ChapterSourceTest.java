package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** Chapters opened apart, against the film decoded in one go. */
class ChapterSourceTest {

  /** A picture: when it is shown, and what it shows. */
  private record Shown(long pts, int picture) {}

  private static List<Shown> pictures(FrameSource source) throws MediaException {
    List<Shown> shown = new ArrayList<>();
    try (source) {
      for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
        if (e.get() instanceof Frame frame) {
          shown.add(new Shown(frame.pts(), Arrays.hashCode(frame.luma(256).samples())));
          frame.close();
        }
      }
    }
    return shown;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learning-area__elf.mp4",
        "shared-assets__flower-fragmented.mp4",
        "shaka-player__dovi_8-video.mp4",
        "Open3D__Big_Buck_Bunny_360_10s_1MB.webm",
        "sample-videos__walk.mkv",
        "jcodec__test.ts",
        "shaka-player__hls-ts-muxed-aac-h265__0.ts",
      })
  void loseAndRepeatNoPicture(String name) throws MediaException {
    Path file = TestCorpus.file("video/" + name);
    MediaFacts facts = VideoProbe.probe(file);
    assertThat(VideoSource.opensAnywhere(facts)).as("its index can be trusted").isTrue();
    Chapters chapters = Chapters.of(facts, 2_000_000_000L);
    assertThat(chapters.count()).isGreaterThan(1);

    List<Shown> apart = new ArrayList<>();
    for (int i = 0; i < chapters.count(); i++) {
      try (FrameSource source = VideoSource.open(file, facts, chapters, i)) {
        List<Shown> chapter = pictures(source);
        int index = i;
        assertThat(chapter)
            .allMatch(s -> chapters.indexOf(source.timeBase().toNanos(s.pts())) == index);
        apart.addAll(chapter);
      }
    }

    assertThat(apart).isEqualTo(pictures(VideoSource.open(file, facts)));
  }

  @Test
  void endWhereTheNextOneBegins() throws MediaException {
    Path file = TestCorpus.file("video/cosmos-curate__test_video_30s.mp4");
    MediaFacts facts = VideoProbe.probe(file);
    Chapters chapters = Chapters.of(facts, 7_000_000_000L);
    FrameSource first = VideoSource.open(file, facts, chapters, 0);
    pictures(first);

    List<Shown> second = pictures(VideoSource.open(file, facts, chapters, 1));

    assertThat(first.endPts()).isEqualTo(second.get(0).pts());
  }

  @Test
  void bringTheSoundThatGoesWithThem() throws MediaException {
    Path file = TestCorpus.file("video/jcodec__test.ts");
    MediaFacts facts = VideoProbe.probe(file);
    Chapters chapters = Chapters.of(facts, 2_000_000_000L);
    // The sound of this file ends after ten seconds, its pictures go on.
    for (int i = 1; i < 4; i++) {
      long from = Long.MAX_VALUE;
      long to = Long.MIN_VALUE;
      try (FrameSource source = VideoSource.open(file, facts, chapters, i)) {
        for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
          if (e.get() instanceof AudioBlock block) {
            from = Math.min(from, block.startNanos());
            to = Math.max(to, block.endNanos());
          } else if (e.get() instanceof Frame frame) {
            frame.close();
          }
        }
      }
      assertThat(from).isLessThanOrEqualTo(chapters.startNanos(i));
      assertThat(to).isGreaterThanOrEqualTo(chapters.endNanos(i));
    }
  }
}
