package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.ingest.ffmpeg.PictureConverter;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.ingest.ffmpeg.StreamFacts;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;

/** The picture track while it is decoded: repairs time stamps, counts damage, keeps one size. */
final class PictureTrack implements AutoCloseable {

  /** Which pictures the decoder may leave out. */
  enum Skipping {
    /** None. */
    NOTHING(AVDISCARD_DEFAULT),
    /** Those that no other picture refers to. */
    UNREFERENCED(AVDISCARD_NONREF);

    private final int discard;

    Skipping(int discard) {
      this.discard = discard;
    }
  }

  /** Motion vectors are exported this often; writing them down costs a thirtieth of decoding. */
  private static final long FIFTH_NANOS = 200_000_000L;

  private final PictureDecoder decoder;
  private final Orientation orientation;
  private final Rational timeBase;
  private final long usualTicks;
  private final boolean reordered;
  private PictureClock clock;
  private final DamageLimit limit;
  private final boolean looking;
  private int widthPx;
  private int heightPx;
  private long decoded;

  /** Opens the decoder; {@code facts} are those of this very track. */
  PictureTrack(AVStream stream, TrackFacts facts, PictureDecoder.Extra extra, DamageLimit limit)
      throws MediaException {
    PictureFacts picture = facts.picture().orElseThrow();
    this.timeBase = facts.timeBase();
    this.orientation = new StreamFacts(stream).orientation();
    this.usualTicks = usualTicks(picture.averageFps(), timeBase);
    this.clock = new PictureClock(usualTicks);
    this.limit = limit;
    this.reordered = picture.packets().map(packets -> packets.reordered()).orElse(false);
    this.looking = extra == PictureDecoder.Extra.LOOKING;
    this.decoder =
        PictureDecoder.open(
            stream, (long) VideoProbe.MAX_LONG_SIDE * VideoProbe.MAX_SHORT_SIDE, extra);
  }

  private static long usualTicks(Rational fps, Rational timeBase) {
    double ticks = 1 / (Math.max(fps.toDouble(), 1e-3) * timeBase.toDouble());
    return Math.max(1, Math.round(Math.min(ticks, 1e9)));
  }

  void send(AVPacket packet) throws MediaException {
    decoder.send(packet);
    limit.check(decoder.faults(), decoded);
  }

  void finish() throws MediaException {
    decoder.finish();
  }

  /** The next picture, if one is ready. */
  Optional<NativeFrame> receive() throws MediaException {
    long before = decoder.faults();
    Optional<AVFrame> frame = decoder.receive();
    if (frame.isEmpty()) {
      limit.check(decoder.faults(), decoded);
      return Optional.empty();
    }
    try {
      decoded++;
      limit.pictureAt(decoder.faults(), decoder.faults() - before);
      limit.check(decoder.faults(), decoded);
    } catch (MediaException e) {
      av_frame_free(frame.get());
      throw e;
    }
    AVFrame picture = ofOneSize(frame.get());
    long pts = clock.next(stated(picture), picture.duration());
    if (looking) {
      decoder.exportVectors(hasVectors(clock.end(), clock.end() - pts));
    }
    return Optional.of(new NativeFrame(picture, orientation, pts, timeBase));
  }

  /**
   * FFmpeg's own guess takes decoding times for all that follows a single odd stamp; it is needed
   * only where a file states no other times.
   */
  private long stated(AVFrame picture) {
    return reordered && picture.pts() != Ffmpeg.NO_PTS
        ? picture.pts()
        : picture.best_effort_timestamp();
  }

  /** Whether a picture is one of the first two in a fifth of a second; one of them may be intra. */
  private boolean hasVectors(long pts, long duration) {
    return fifth(pts) > fifth(pts - 2 * duration);
  }

  private long fifth(long pts) {
    return Math.floorDiv(timeBase.toNanos(pts), FIFTH_NANOS);
  }

  /** A film that changes its size goes on in the size of its first picture. */
  private AVFrame ofOneSize(AVFrame frame) throws MediaException {
    if (decoded == 1) {
      widthPx = frame.width();
      heightPx = frame.height();
    }
    if (frame.width() == widthPx && frame.height() == heightPx) {
      return frame;
    }
    try {
      return PictureConverter.resized(frame, widthPx, heightPx);
    } finally {
      av_frame_free(frame);
    }
  }

  /** Lets the decoder leave pictures out from the next packet on. */
  void skip(Skipping skipping) {
    decoder.context().skip_frame(skipping.discard);
  }

  /** Forgets what is inside, so that decoding may go on at a later key frame. */
  void flush() {
    decoder.flush();
    clock = new PictureClock(usualTicks);
  }

  /** Checks, at the end, that enough came out. */
  void checkEnd() throws MediaException {
    limit.checkEnd(decoder.faults(), decoded);
  }

  /** The instant after the last picture given. */
  long endPts() {
    return clock.end();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
