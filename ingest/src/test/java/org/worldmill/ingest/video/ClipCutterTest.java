package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

class ClipCutterTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lerobot__observation.image_episode_000000.mp4",
        "torchcodec__var_fps_video.mp4",
        "torchcodec__nasa_13013.mp4",
        "torchcodec__h265_10bits.mp4",
        "jcodec__test.avi",
        "decord__video_90.mov"
      })
  void cutsToThePictureAndTwiceTheSame(String name) throws MediaException, IOException {
    // Compares counts, times, lengths and bytes of two runs, and throws where they differ.
    String outcome = CutSweep.check(TestCorpus.file("video/" + name), folder);
    assertThat(outcome).contains("whole");
  }

  @Test
  void copiesWholeFilmsAndSpansBetweenKeys() throws MediaException {
    Path film = TestCorpus.file("video/lerobot__observation.image_episode_000000.mp4");
    MediaFacts facts = VideoProbe.probe(film);
    Rational base = facts.picture().orElseThrow().timeBase();
    List<CutClip> clips =
        new ClipCutter()
            .cut(
                film,
                facts,
                List.of(new Span(0, 55_296, base), new Span(56_320, 110_592, base)),
                List.of(folder.resolve("a.mp4"), folder.resolve("b.mp4")));
    assertThat(clips.get(0).transforms()).containsExactly("copy 0..55296@1/10240");
    assertThat(clips.get(1).transforms().get(0)).startsWith("encode 56320..110592@1/10240");
    assertThat(clips.get(0).frameMap().get(0).keyFrame()).isTrue();
    assertThat(clips.get(1).frameMap().get(0).keyFrame()).isTrue();
    assertThat(clips.get(0).fps()).isEqualTo(new Rational(10, 1));
  }

  @Test
  void refusesSpansOfAnotherClock() throws MediaException {
    Path film = TestCorpus.file("video/decord__video_0.mov");
    MediaFacts facts = VideoProbe.probe(film);
    assertThatThrownBy(
            () ->
                new ClipCutter()
                    .cut(
                        film,
                        facts,
                        List.of(new Span(0, 10, new Rational(1, 7))),
                        List.of(folder.resolve("a.mp4"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time base");
  }
}
