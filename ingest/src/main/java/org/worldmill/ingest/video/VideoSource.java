package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.ContainerGuard;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.ingest.ffmpeg.SoundDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * A film being decoded on the caller's thread: the picture track that the facts name, with motion
 * vectors five times a second where the codec gives them, and the first sound track. Both run on
 * the container's clock.
 *
 * <p>Damage: up to one packet or picture in 200 may be faulty, and what precedes the first key
 * frame does not count; beyond that the film is refused ({@link DamageLimit}). Damaged sound is
 * left out.
 */
public final class VideoSource implements FrameSource {

  /** How far sound may lie behind the pictures it goes with. */
  private static final long SOUND_LAG_NANOS = 2_000_000_000L;

  private final Demuxer demuxer;
  private final int pictureIndex;
  private final Rational timeBase;
  private final PictureTrack picture;
  private final int soundIndex;
  private final Rational soundTimeBase;
  private final Optional<SoundDecoder> sound;
  private final Deque<MediaEvent> ready = new ArrayDeque<>();
  private long fromKeyPts = Ffmpeg.NO_PTS;
  private long soundEndNanos = Long.MAX_VALUE;
  private boolean ended;
  private boolean closed;

  private VideoSource(
      Demuxer demuxer, MediaFacts facts, PictureTrack picture, Optional<SoundDecoder> sound) {
    this.demuxer = demuxer;
    this.pictureIndex = facts.picture().orElseThrow().index();
    this.timeBase = facts.picture().orElseThrow().timeBase();
    this.picture = picture;
    this.soundIndex = facts.sound().map(TrackFacts::index).orElse(-1);
    this.soundTimeBase = facts.sound().map(TrackFacts::timeBase).orElse(timeBase);
    this.sound = sound;
  }

  /**
   * Opens a film that {@link VideoProbe} has read.
   *
   * @throws MediaException if it is not what the facts say, or cannot be opened
   */
  public static FrameSource open(Path file, MediaFacts facts) throws MediaException {
    ContainerGuard.check(file);
    Demuxer demuxer = Demuxer.open(file, Demuxer.FILM_FORMATS);
    try {
      return open(demuxer, facts, 1);
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  /**
   * Opens one chapter: the frames that lie in it and the sound around them, found by seeking.
   *
   * @param facts of a film that {@link #opensAnywhere} admits
   * @param index the chapter, from 0
   */
  public static FrameSource open(Path file, MediaFacts facts, Chapters chapters, int index)
      throws MediaException {
    return chapters.count() == 1
        ? open(file, facts)
        : ChapterSource.open(file, facts, chapters, index);
  }

  /** Whether chapters of this film can be opened apart: its times are clean and its index holds. */
  public static boolean opensAnywhere(MediaFacts facts) {
    return ChapterSource.canSeek(facts);
  }

  /** {@code parts}: into how many the film is divided, so that each bears its share of damage. */
  static VideoSource open(Demuxer demuxer, MediaFacts facts, int parts) throws MediaException {
    TrackFacts track =
        facts
            .picture()
            .orElseThrow(() -> new IllegalArgumentException("these facts name no picture track"));
    AVStream stream = matching(demuxer, track);
    PictureTrack picture =
        new PictureTrack(stream, track, PictureDecoder.Extra.LOOKING, limit(track, parts));
    try {
      int soundIndex = facts.sound().map(TrackFacts::index).orElse(-1);
      List<Integer> wanted = new ArrayList<>(List.of(track.index()));
      Optional<AVStream> heard = demuxer.stream(soundIndex);
      Optional<SoundDecoder> sound =
          heard.isPresent() ? SoundDecoder.open(heard.get()) : Optional.empty();
      if (sound.isPresent()) {
        wanted.add(soundIndex);
      }
      demuxer.keepOnly(wanted);
      return new VideoSource(demuxer, facts, picture, sound);
    } catch (MediaException | RuntimeException e) {
      picture.close();
      throw e;
    }
  }

  private static DamageLimit limit(TrackFacts track, int parts) {
    return new DamageLimit(
        track.picture().flatMap(p -> p.packets()).map(p -> p.packets()).orElse(0L) / parts);
  }

  /** Leaves out the pictures before the key packet with this time stamp. */
  void skipTo(long keyPts) {
    fromKeyPts = keyPts;
  }

  /** No more pictures are wanted; sound still is, up to this instant. */
  void endPictures(long nanos) {
    soundEndNanos = nanos;
    ended |= sound.isEmpty();
  }

  /** The stream that the facts mean. */
  static AVStream matching(Demuxer demuxer, TrackFacts track) throws MediaException {
    AVStream stream = VideoProbe.pictureOf(demuxer);
    if (stream.index() != track.index()) {
      throw new IllegalArgumentException(
          "the facts name picture track " + track.index() + ", the file has " + stream.index());
    }
    return stream;
  }

  @Override
  public Rational timeBase() {
    return timeBase;
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    while (ready.isEmpty() && !ended) {
      Optional<AVPacket> packet = demuxer.read();
      if (packet.isPresent()) {
        decode(packet.get());
      } else {
        ended = true;
        finishPictures();
        if (sound.isPresent()) {
          ready.addAll(sound.get().finish());
        }
      }
    }
    return Optional.ofNullable(ready.poll());
  }

  private void finishPictures() throws MediaException {
    if (soundEndNanos == Long.MAX_VALUE) {
      picture.finish();
      takePictures();
      picture.checkEnd();
    }
  }

  private void decode(AVPacket packet) throws MediaException {
    // An empty packet would tell a decoder that nothing follows.
    if (packet.size() == 0) {
      return;
    }
    if (isPastTheEnd(packet)) {
      ended = true;
    } else if (packet.stream_index() == pictureIndex) {
      if (isWanted(packet)) {
        picture.send(packet);
        takePictures();
      }
    } else if (packet.stream_index() == soundIndex && sound.isPresent()) {
      ready.addAll(sound.get().decode(packet));
    }
  }

  private boolean isWanted(AVPacket packet) {
    boolean begins = packet.pts() == fromKeyPts && (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    if (begins) {
      fromKeyPts = Ffmpeg.NO_PTS;
    }
    return fromKeyPts == Ffmpeg.NO_PTS && soundEndNanos == Long.MAX_VALUE;
  }

  /** Whether the sound that goes with the last picture must have come by now. */
  private boolean isPastTheEnd(AVPacket packet) {
    if (soundEndNanos == Long.MAX_VALUE || packet.pts() == Ffmpeg.NO_PTS) {
      return false;
    }
    if (packet.stream_index() == pictureIndex) {
      return timeBase.toNanos(packet.pts()) > soundEndNanos + SOUND_LAG_NANOS;
    }
    return packet.stream_index() == soundIndex
        && soundTimeBase.toNanos(packet.pts()) >= soundEndNanos;
  }

  private void takePictures() throws MediaException {
    for (Optional<NativeFrame> next = picture.receive();
        next.isPresent();
        next = picture.receive()) {
      ready.add(next.get());
    }
  }

  @Override
  public long endPts() {
    return picture.endPts();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      for (MediaEvent event : ready) {
        if (event instanceof Frame frame) {
          frame.close();
        }
      }
      picture.close();
      sound.ifPresent(SoundDecoder::close);
      demuxer.close();
    }
  }
}
