package org.worldmill.ingest.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOMEM;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.video.VideoEncoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Rational;

/** What is told where FFmpeg is given no block of memory as large as a picture. */
class ShortageTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int LESS_THAN_A_PICTURE = 200_000;

  @TempDir private Path dir;

  @AfterEach
  void giveMemoryBack() {
    av_max_alloc(Ffmpeg.MAX_ALLOCATION_BYTES);
  }

  @Test
  void aFilmIsNotCalledDamagedForWantOfMemory() throws IOException, MediaException {
    Path film = film();
    try (Demuxer demuxer = Demuxer.open(film, Demuxer.FILM_FORMATS);
        PictureDecoder decoder = decoder(demuxer)) {
      av_max_alloc(LESS_THAN_A_PICTURE);
      assertThat(
              catchThrowableOfType(MediaException.class, () -> pictures(demuxer, decoder)).code())
          .isEqualTo(Code.OUT_OF_MEMORY);
    }
  }

  @Test
  void theSameFilmDecodesWithMemory() throws IOException, MediaException {
    try (Demuxer demuxer = Demuxer.open(film(), Demuxer.FILM_FORMATS);
        PictureDecoder decoder = decoder(demuxer)) {
      assertThat(pictures(demuxer, decoder)).isGreaterThanOrEqualTo(5);
      assertThat(decoder.faults()).isZero();
    }
  }

  @Test
  void aStillIsNotCalledDamagedForWantOfMemory() throws IOException {
    Path still = dir.resolve("a.png");
    ImageIO.write(
        new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", still.toFile());
    Ffmpeg.load();
    av_max_alloc(LESS_THAN_A_PICTURE);
    assertThatThrownBy(() -> StillDecoder.decode(still, avcodec.AV_CODEC_ID_PNG, 1 << 20))
        .extracting("code")
        .isEqualTo(Code.OUT_OF_MEMORY);
  }

  @Test
  void everyCallThatSaysSoIsBelieved() {
    Ffmpeg.load();
    assertThat(Ffmpeg.failure(AVERROR_ENOMEM(), "reading").code()).isEqualTo(Code.OUT_OF_MEMORY);
    assertThat(Ffmpeg.failure(avutil.AVERROR_INVALIDDATA, "reading").code())
        .isEqualTo(Code.CORRUPT);
    assertThatThrownBy(() -> Ffmpeg.require(AVERROR_ENOMEM(), "a picture"))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("a picture");
    assertThatThrownBy(() -> Ffmpeg.require(avutil.AVERROR_INVALIDDATA, "a picture"))
        .isInstanceOf(IllegalStateException.class);
    assertThatCode(() -> Ffmpeg.require(0, "a picture")).doesNotThrowAnyException();
  }

  private static PictureDecoder decoder(Demuxer demuxer) throws MediaException {
    return PictureDecoder.open(
        demuxer.stream(0).orElseThrow(), 1 << 20, PictureDecoder.Extra.LOOKING);
  }

  private static int pictures(Demuxer demuxer, PictureDecoder decoder) throws MediaException {
    int pictures = 0;
    for (Optional<AVPacket> p = demuxer.read(); p.isPresent(); p = demuxer.read()) {
      decoder.send(p.get());
      pictures += ready(decoder);
    }
    decoder.finish();
    return pictures + ready(decoder);
  }

  private static int ready(PictureDecoder decoder) throws MediaException {
    int pictures = 0;
    for (var frame = decoder.receive(); frame.isPresent(); frame = decoder.receive()) {
      av_frame_free(frame.get());
      pictures++;
    }
    return pictures;
  }

  private Path film() throws IOException {
    Path film = dir.resolve("film.mp4");
    try (VideoEncoder encoder =
        VideoEncoder.create(
            film,
            new VideoEncoder.Settings(
                WIDTH, HEIGHT, new Rational(25, 1), 4_000_000, Optional.empty()))) {
      int[] rgb = new int[WIDTH * HEIGHT];
      for (int i = 0; i < 6; i++) {
        for (int p = 0; p < rgb.length; p++) {
          rgb[p] = ((p % WIDTH + 9 * i) & 255) << 8 | (p / WIDTH & 255);
        }
        encoder.addFrame(rgb);
      }
      encoder.finish();
    }
    return film;
  }
}
