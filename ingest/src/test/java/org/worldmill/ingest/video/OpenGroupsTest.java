package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;

/** Films of H.264 whose key packets are recovery points, with pictures that look behind them. */
class OpenGroupsTest {

  @TempDir private Path folder;
  private Path film;
  private MediaFacts facts;
  private CutProof proof;
  private List<Long> times;

  @BeforeEach
  void write() throws MediaException {
    film = folder.resolve("film.mp4");
    OpenGroupFilm.write(film);
    facts = VideoProbe.probe(film);
    proof = new CutProof(film, facts);
    times = proof.times();
  }

  @Test
  void mostKeyPacketsDoNotStandAlone() throws MediaException {
    int keys = 0;
    int alone = 0;
    try (Demuxer demuxer = Demuxer.open(film, Demuxer.FILM_FORMATS)) {
      KeyPackets packets = new KeyPackets(demuxer.stream(0).orElseThrow().codecpar());
      for (Optional<AVPacket> p = demuxer.read(); p.isPresent(); p = demuxer.read()) {
        keys += (p.get().flags() & avcodec.AV_PKT_FLAG_KEY) != 0 ? 1 : 0;
        alone += packets.standsAlone(p.get()) ? 1 : 0;
      }
    }
    assertThat(keys).isEqualTo(16);
    assertThat(alone).isEqualTo(4);
  }

  @Test
  void everyPictureIsThereOnce() {
    assertThat(times).hasSize(OpenGroupFilm.PICTURES + 1);
  }

  @Test
  void clipsDecodeToExactlyTheirPicturesWhereverTheyBegin() throws MediaException {
    for (CutMode mode : CutMode.values()) {
      for (int first = 0; first < OpenGroupFilm.IDR_EVERY; first++) {
        check(mode, first);
      }
    }
  }

  /** Clips of all lengths that matter, from one picture on; the proof throws what it finds. */
  private void check(CutMode mode, int first) throws MediaException {
    Rational base = facts.picture().orElseThrow().timeBase();
    List<Span> spans = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    int from = first;
    for (int length : List.of(31, 12, 25)) {
      if (from + length < times.size()) {
        spans.add(new Span(times.get(from), times.get(from + length), base));
        files.add(folder.resolve(mode + "-" + first + "-" + length + ".mp4"));
      }
      from += length;
    }
    List<CutClip> clips = new ClipCutter(mode).cut(film, facts, spans, files);
    List<CutProof.Result> found = proof.compare(spans, files, clips);
    assertThat(found).hasSameSizeAs(spans);
    for (CutProof.Result result : found) {
      assertThat(result.copied()).isLessThanOrEqualTo(result.identical());
    }
    if (mode == CutMode.SMART) {
      // 31 pictures hold a picture at which decoding can begin, and a copy from it on.
      assertThat(found.get(0).copied()).isGreaterThanOrEqualTo(7);
    }
  }

  @Test
  void chaptersOpenedApartHoldTheSamePictures() throws MediaException {
    // Boundaries fall behind recovery points, among B pictures that look behind them.
    Chapters chapters = Chapters.of(facts, 1_000_000_000L);
    assertThat(chapters.count()).isEqualTo(4);
    List<Long> apart = new ArrayList<>();
    List<Integer> sums = new ArrayList<>();
    for (int chapter = 0; chapter < chapters.count(); chapter++) {
      try (FrameSource source = VideoSource.open(film, facts, chapters, chapter)) {
        read(source, apart, sums);
      }
    }
    List<Integer> whole = new ArrayList<>();
    try (FrameSource source = VideoSource.open(film, facts)) {
      read(source, new ArrayList<>(), whole);
    }
    assertThat(apart).isEqualTo(times.subList(0, times.size() - 1));
    assertThat(sums).isEqualTo(whole);
  }

  private static void read(FrameSource source, List<Long> times, List<Integer> sums)
      throws MediaException {
    for (Optional<Frame> f = CutProof.frame(source); f.isPresent(); f = CutProof.frame(source)) {
      times.add(f.get().pts());
      sums.add(java.util.Arrays.hashCode(f.get().luma(64).samples()));
      f.get().close();
    }
  }
}
