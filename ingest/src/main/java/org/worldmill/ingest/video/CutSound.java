package org.worldmill.ingest.video;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts.SoundFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/**
 * The sound track that goes into clips: copied where clips can carry it, else decoded once for all.
 */
final class CutSound implements AutoCloseable {

  private final AVStream stream;
  private final TrackFacts facts;
  private final Rational timeBase;
  private final Optional<PictureDecoder> decoder;

  /** Takes decoded sound over. */
  interface Listener {
    void hear(AVFrame frame, long startNanos) throws MediaException;
  }

  private CutSound(AVStream stream, TrackFacts facts, Optional<PictureDecoder> decoder) {
    this.stream = stream;
    this.facts = facts;
    this.timeBase = facts.timeBase();
    this.decoder = decoder;
  }

  /**
   * The track's way into clips; empty where there is none, or neither copying nor coding it works.
   */
  static Optional<CutSound> open(
      Demuxer demuxer, Optional<TrackFacts> track, ClipContainer container) throws MediaException {
    if (track.isEmpty()) {
      return Optional.empty();
    }
    TrackFacts facts = track.get();
    Optional<AVStream> stream = demuxer.stream(facts.index());
    SoundFacts sound = facts.sound().orElseThrow();
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    if (CopiedSound.isPossible(facts.codec(), stream.get(), container)) {
      return Optional.of(new CutSound(stream.get(), facts, Optional.empty()));
    }
    if (!EncodedSound.isPossible(sound.sampleRateHz())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CutSound(
              stream.get(),
              facts,
              Optional.of(
                  PictureDecoder.open(
                      stream.get(), Integer.MAX_VALUE, PictureDecoder.Extra.NONE))));
    } catch (MediaException e) {
      if (e.code() == MediaException.Code.OUT_OF_MEMORY) {
        throw e;
      }
      // No decoder for it: the clip stays silent, as its list of transforms shows.
      return Optional.empty();
    }
  }

  int index() {
    return stream.index();
  }

  boolean isCopy() {
    return decoder.isEmpty();
  }

  /** Its part in one clip. */
  Optional<ClipSound> of(Span span) {
    SoundFacts sound = facts.sound().orElseThrow();
    return Optional.of(
        isCopy()
            ? new CopiedSound(stream, facts.codec(), span)
            : new EncodedSound(sound.sampleRateHz(), sound.channels(), span));
  }

  /** When a packet is heard; the start of time where it does not say. */
  long nanos(AVPacket packet) {
    return Ffmpeg.time(packet.pts()).map(timeBase::toNanos).orElse(Long.MIN_VALUE);
  }

  void decode(AVPacket packet, Listener listener) throws MediaException {
    decoder.orElseThrow().send(packet);
    take(listener);
  }

  void finish(Listener listener) throws MediaException {
    if (decoder.isPresent()) {
      decoder.get().finish();
      take(listener);
    }
  }

  private void take(Listener listener) throws MediaException {
    PictureDecoder open = decoder.orElseThrow();
    for (Optional<AVFrame> next = open.receive(); next.isPresent(); next = open.receive()) {
      AVFrame frame = next.get();
      listener.hear(
          frame, Ffmpeg.time(frame.best_effort_timestamp()).map(timeBase::toNanos).orElse(0L));
    }
  }

  @Override
  public void close() {
    decoder.ifPresent(PictureDecoder::close);
  }
}
