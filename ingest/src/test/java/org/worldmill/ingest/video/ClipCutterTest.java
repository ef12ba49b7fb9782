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
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

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
        "jcodec__out8.webm",
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
        new ClipCutter(CutMode.SMART)
            .cut(
                film,
                facts,
                List.of(new Span(0, 55_296, base), new Span(56_320, 110_592, base)),
                List.of(folder.resolve("a.mp4"), folder.resolve("b.mp4")));
    assertThat(clips.get(0).transforms()).containsExactly("copy 0..55296@1/10240");
    assertThat(clips.get(1).transforms().get(0))
        .isEqualTo("copy 56320..110592@1/10240 with 1 hidden");
    assertThat(clips.get(0).frameMap().get(0).keyFrame()).isTrue();
    assertThat(clips.get(1).frameMap().get(0).keyFrame()).isFalse();
    assertThat(clips.get(1).frameMap()).hasSize(53);
    assertThat(clips.get(0).fps()).isEqualTo(new Rational(10, 1));
  }

  @Test
  void encodesTheHeadAndTheTailAlone() throws MediaException {
    Path film = TestCorpus.file("video/rav1e__bunny.mp4");
    MediaFacts facts = VideoProbe.probe(film);
    CutProof proof = new CutProof(film, facts);
    List<Long> times = proof.times();
    Rational base = facts.picture().orElseThrow().timeBase();
    List<Span> spans =
        List.of(
            new Span(times.get(30), times.get(40), base),
            new Span(times.get(240), times.get(289), base));
    List<Path> files = List.of(folder.resolve("a.mp4"), folder.resolve("b.mp4"));
    List<CutClip> clips = new ClipCutter(CutMode.SMART).cut(film, facts, spans, files);
    List<CutProof.Result> found = proof.compare(spans, files, clips);
    // Key packets show pictures 0 and 250; the last before 289 that ends a group of B is 288.
    assertThat(found.get(0).copied()).isZero();
    assertThat(found.get(1).transforms())
        .containsExactly(
            "encode 122880..128000@1/15360 libopenh264 qp=18",
            "copy 128000..147456@1/15360",
            "encode 147456..147968@1/15360 libopenh264 qp=18");
    // The film is full of grain.
    assertThat(found).allMatch(result -> result.worstDb() > 38);
  }

  @Test
  void encodesEverythingWhereThatIsAskedFor() throws MediaException {
    Path film = TestCorpus.file("video/lerobot__observation.image_episode_000000.mp4");
    MediaFacts facts = VideoProbe.probe(film);
    Span whole = new Span(0, 55_296, facts.picture().orElseThrow().timeBase());
    List<CutClip> clips =
        new ClipCutter(CutMode.ENCODE)
            .cut(film, facts, List.of(whole), List.of(folder.resolve("a.mp4")));
    assertThat(clips.get(0).transforms())
        .containsExactly("encode 0..55296@1/10240 libopenh264 qp=18");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThreatExchange__chair-19-sd-bar.mp4",
        "metadata-extractor-images__100_0306.AVI",
        "popcorn-js__trailer.ogv"
      })
  void keepsSoundInStep(String name) throws MediaException {
    Path film = TestCorpus.file("video/" + name);
    MediaFacts facts = VideoProbe.probe(film);
    Rational base = facts.picture().orElseThrow().timeBase();
    long second = Math.round(1 / base.toDouble());
    Span span = new Span(second / 3, second * 2, base);
    Path clip = folder.resolve("a.mp4");
    new ClipCutter(CutMode.SMART).cut(film, facts, List.of(span), List.of(clip));
    assertThat(SoundLag.seconds(film, facts, span, clip))
        .hasValueSatisfying(lag -> assertThat(lag).isBetween(-0.001, 0.001));
  }

  @Test
  void writesVp8AsWebm() throws MediaException {
    Path film = TestCorpus.file("video/learning-area__elf.webm");
    MediaFacts facts = VideoProbe.probe(film);
    Span whole = new Span(0, 8033, facts.picture().orElseThrow().timeBase());
    Path file = folder.resolve("a.clip");
    CutClip clip =
        new ClipCutter(CutMode.SMART).cut(film, facts, List.of(whole), List.of(file)).get(0);
    assertThat(clip.mediaType()).isEqualTo("video/webm");
    assertThat(clip.transforms()).containsExactly("copy 0..8033@1/1000", "sound copy vorbis");
    CutClip other =
        new ClipCutter(CutMode.ENCODE).cut(film, facts, List.of(whole), List.of(file)).get(0);
    assertThat(other.mediaType()).isEqualTo("video/mp4");
    assertThat(other.codec()).isEqualTo("h264");
  }

  @Test
  void copiesAtRepairedTimes() throws MediaException {
    // The sixth packet of this film says 4505, and is shown behind 7007.
    Path film = TestCorpus.file("video/mapillary_tools__sample-5s_h265.mp4");
    MediaFacts facts = VideoProbe.probe(film);
    Rational base = facts.picture().orElseThrow().timeBase();
    CutClip clip =
        new ClipCutter(CutMode.SMART)
            .cut(film, facts, List.of(new Span(0, 9009, base)), List.of(folder.resolve("a.mp4")))
            .get(0);
    assertThat(clip.frameMap())
        .extracting(ItemMedia.FrameEntry::pts)
        .containsExactly(0L, 3003L, 4004L, 5005L, 6006L, 7007L, 7008L);
    assertThat(clip.transforms().get(0)).isEqualTo("copy 0..9009@1/30000");
  }

  @Test
  void refusesSpansOfAnotherClock() throws MediaException {
    Path film = TestCorpus.file("video/decord__video_0.mov");
    MediaFacts facts = VideoProbe.probe(film);
    assertThatThrownBy(
            () ->
                new ClipCutter(CutMode.SMART)
                    .cut(
                        film,
                        facts,
                        List.of(new Span(0, 10, new Rational(1, 7))),
                        List.of(folder.resolve("a.mp4"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time base");
  }
}
