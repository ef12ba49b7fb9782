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
import org.worldmill.schemas.MediaFacts.PacketFacts;
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

  /** What the times that packets bear are. */
  enum Stamps {
    /** Those that the file states. */
    STATED,
    /** Those of presentation, each packet's own. */
    TRUE
  }

  /** Motion vectors are exported this often; writing them down costs a thirtieth of decoding. */
  private static final long FIFTH_NANOS = 200_000_000L;

  private final PictureDecoder decoder;
  private final Orientation orientation;
  private final Rational timeBase;
  private final long usualTicks;
  private final boolean reordered;

  /** For a film that states decoding times alone. */
  private final Optional<StampQueue> stamps;

  private final SteadyDelay delay = new SteadyDelay();
  private boolean outOfTurn;

  private PictureClock clock;
  private final DamageLimit limit;
  private final boolean looking;
  private int widthPx;
  private int heightPx;
  private long decoded;

  /** Opens the decoder; {@code facts} are those of this very track. */
  PictureTrack(AVStream stream, TrackFacts facts, PictureDecoder.Extra extra, DamageLimit limit)
      throws MediaException {
    this(stream, facts, extra, limit, Stamps.STATED);
  }

  /** Opens the decoder for packets that bear such times. */
  PictureTrack(
      AVStream stream,
      TrackFacts facts,
      PictureDecoder.Extra extra,
      DamageLimit limit,
      Stamps stamps)
      throws MediaException {
    PictureFacts picture = facts.picture().orElseThrow();
    this.timeBase = facts.timeBase();
    this.orientation = new StreamFacts(stream).orientation();
    this.limit = limit;
    this.reordered =
        stamps == Stamps.TRUE
            || picture.packets().map(packets -> packets.reordered()).orElse(false);
    Optional<PacketFacts> queued =
        picture
            .packets()
            .filter(p -> stamps == Stamps.STATED && StampQueue.isNeeded(stream.codecpar(), p));
    this.usualTicks =
        queued
            .map(PacketFacts::usualTicks)
            .filter(ticks -> ticks > 0)
            .orElseGet(() -> usualTicks(picture.averageFps(), timeBase));
    this.clock = new PictureClock(usualTicks);
    this.stamps = queued.map(p -> new StampQueue(usualTicks));
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
    delay.pts(packet).ifPresent(packet::pts);
    stamps.ifPresent(queue -> queue.add(packet));
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
    long pts = time(picture);
    if (looking) {
      decoder.exportVectors(hasVectors(clock.end(), clock.end() - pts));
    }
    return Optional.of(new NativeFrame(picture, orientation, pts, timeBase));
  }

  private long time(AVFrame picture) {
    if (stamps.isEmpty()) {
      return clock.next(stated(picture), picture.duration());
    }
    long stamp = stamps.get().next(decoder.context().has_b_frames());
    outOfTurn |= picture.pts() != stamp;
    // What a packet states as its length is the distance to the next decoding time.
    return clock.next(stamp, outOfTurn ? 0 : picture.duration());
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
    stamps.ifPresent(StampQueue::clear);
    delay.clear();
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
