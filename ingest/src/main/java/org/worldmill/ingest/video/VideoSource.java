package org.worldmill.ingest.video;

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
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.ingest.ffmpeg.SoundDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * A film being decoded on the caller's thread: the picture track that the facts name, with motion
 * vectors where the codec gives them, and the first sound track. Both run on the container's clock.
 *
 * <p>Damage: up to one packet or picture in 200 may be faulty, and what precedes the first key
 * frame does not count; beyond that the film is refused ({@link DamageLimit}). Damaged sound is
 * left out.
 */
public final class VideoSource implements FrameSource {

  private final Demuxer demuxer;
  private final int pictureIndex;
  private final Rational timeBase;
  private final PictureTrack picture;
  private final int soundIndex;
  private final Optional<SoundDecoder> sound;
  private final Deque<MediaEvent> ready = new ArrayDeque<>();
  private boolean ended;
  private boolean closed;

  private VideoSource(
      Demuxer demuxer,
      TrackFacts pictureFacts,
      PictureTrack picture,
      int soundIndex,
      Optional<SoundDecoder> sound) {
    this.demuxer = demuxer;
    this.pictureIndex = pictureFacts.index();
    this.timeBase = pictureFacts.timeBase();
    this.picture = picture;
    this.soundIndex = soundIndex;
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
      return open(demuxer, facts);
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static VideoSource open(Demuxer demuxer, MediaFacts facts) throws MediaException {
    TrackFacts track =
        facts
            .picture()
            .orElseThrow(() -> new IllegalArgumentException("these facts name no picture track"));
    AVStream stream = matching(demuxer, track);
    PictureTrack picture =
        new PictureTrack(stream, track, PictureDecoder.Extra.MOTION_VECTORS, limit(track));
    try {
      int soundIndex = facts.sound().map(TrackFacts::index).orElse(-1);
      List<Integer> wanted = new ArrayList<>(List.of(track.index()));
      Optional<SoundDecoder> sound = demuxer.stream(soundIndex).flatMap(SoundDecoder::open);
      if (sound.isPresent()) {
        wanted.add(soundIndex);
      }
      demuxer.keepOnly(wanted);
      return new VideoSource(demuxer, track, picture, soundIndex, sound);
    } catch (RuntimeException e) {
      picture.close();
      throw e;
    }
  }

  private static DamageLimit limit(TrackFacts track) {
    return new DamageLimit(
        track.picture().flatMap(p -> p.packets()).map(p -> p.packets()).orElse(0L));
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
        picture.finish();
        takePictures();
        if (sound.isPresent()) {
          ready.addAll(sound.get().finish());
        }
        picture.checkEnd();
      }
    }
    return Optional.ofNullable(ready.poll());
  }

  private void decode(AVPacket packet) throws MediaException {
    // An empty packet would tell a decoder that nothing follows.
    if (packet.size() == 0) {
      return;
    }
    if (packet.stream_index() == pictureIndex) {
      picture.send(packet);
      takePictures();
    } else if (packet.stream_index() == soundIndex && sound.isPresent()) {
      ready.addAll(sound.get().decode(packet));
    }
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
