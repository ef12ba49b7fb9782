package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.worldmill.schemas.Rational;

/**
 * Makes an MP4 from painted pictures and, if wanted, one channel of sound: H.264 and AAC, index in
 * front, nothing in it that differs from run to run. Not safe for use by several threads.
 */
public final class VideoEncoder implements AutoCloseable {

  private final AVFormatContext context;
  private final FilmPictures pictures;
  private final Optional<FilmSound> sound;
  private boolean finished;

  /**
   * What to make.
   *
   * @param widthPx even
   * @param heightPx even
   * @param fps frames a second, about
   * @param timeBase seconds per tick of the pictures' times
   * @param bitRate of the pictures, bits per second
   * @param quantiser of H.264 for all pictures, 0..51, instead of a bit rate
   * @param soundHz sample rate of the sound; empty for a silent film
   */
  public record Settings(
      int widthPx,
      int heightPx,
      Rational fps,
      Rational timeBase,
      long bitRate,
      OptionalInt quantiser,
      Optional<Integer> soundHz) {

    /** At a constant frame rate, of which one picture is a tick. */
    public Settings(
        int widthPx, int heightPx, Rational fps, long bitRate, Optional<Integer> soundHz) {
      this(
          widthPx,
          heightPx,
          fps,
          new Rational(/* num= */ fps.den(), /* den= */ fps.num()),
          bitRate,
          OptionalInt.empty(),
          soundHz);
    }

    public Settings {
      if (widthPx % 2 != 0 || heightPx % 2 != 0 || widthPx < 16 || heightPx < 16) {
        throw new IllegalArgumentException("no picture to encode: " + widthPx + "x" + heightPx);
      }
    }
  }

  private VideoEncoder(AVFormatContext context, Settings settings) throws IOException {
    this.context = context;
    pictures = new FilmPictures(context, settings);
    sound =
        settings.soundHz().isPresent()
            ? Optional.of(new FilmSound(context, settings.soundHz().get()))
            : Optional.empty();
  }

  /**
   * Begins a file.
   *
   * @throws IOException if the file cannot be written or the encoder refuses the settings
   */
  public static VideoEncoder create(Path target, Settings settings) throws IOException {
    av_log_set_level(AV_LOG_ERROR);
    AVFormatContext context = new AVFormatContext(null);
    FilmTrack.check(
        avformat_alloc_output_context2(context, null, "mp4", target.toString()), "the MP4 writer");
    context.flags(context.flags() | AVFMT_FLAG_BITEXACT);
    VideoEncoder encoder = new VideoEncoder(context, settings);
    AVDictionary options = new AVDictionary(null);
    int scale = ClipWriter.movieScale(settings.timeBase());
    try {
      AVIOContext file = new AVIOContext(null);
      FilmTrack.check(
          avio_open(file, "file:" + target.toAbsolutePath(), AVIO_FLAG_WRITE), target.toString());
      context.pb(file);
      av_dict_set(options, "movflags", "+faststart", 0);
      av_dict_set(options, "movie_timescale", Integer.toString(scale), 0);
      FilmTrack.check(avformat_write_header(context, options), "the header of " + target);
      return encoder;
    } catch (IOException e) {
      encoder.close();
      throw e;
    } finally {
      av_dict_free(options);
    }
  }

  /**
   * Adds the next picture, one tick long.
   *
   * @param rgb a row-major picture, each pixel 0xRRGGBB; read before this returns
   */
  public void addFrame(int[] rgb) throws IOException {
    pictures.add(rgb);
  }

  /**
   * Adds the next picture at a time of its own.
   *
   * @param rgb as above
   * @param pts in ticks; 0 for the first picture, and greater for each than for the one before
   * @param ticks how long it is shown
   */
  public void addFrame(int[] rgb, long pts, long ticks) throws IOException {
    pictures.add(rgb, pts, ticks);
  }

  /** Adds the next samples of sound, full scale -1..1; best in step with the pictures. */
  public void addSound(float[] samples) throws IOException {
    sound.orElseThrow(() -> new IllegalStateException("this film is silent")).add(samples);
  }

  /** Completes the file. */
  public void finish() throws IOException {
    pictures.flush();
    if (sound.isPresent()) {
      sound.get().flush();
    }
    FilmTrack.check(av_write_trailer(context), "the index");
    finished = true;
    close();
  }

  /** Releases native memory; a file that was not finished is of no use. */
  @Override
  public void close() {
    if (context.isNull()) {
      return;
    }
    pictures.close();
    sound.ifPresent(FilmSound::close);
    if (context.pb() != null && !context.pb().isNull()) {
      avio_close(context.pb());
    }
    avformat_free_context(context);
    context.setNull();
  }

  /** Whether the file is complete. */
  public boolean isFinished() {
    return finished;
  }
}
