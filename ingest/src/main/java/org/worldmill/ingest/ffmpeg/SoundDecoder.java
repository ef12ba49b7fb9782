package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.AudioBlock;

/**
 * Decodes a sound track to blocks of one channel at its own rate. Damage is skipped: silence in a
 * block's place is not invented, and the next block states its own time.
 */
public final class SoundDecoder implements AutoCloseable {

  private final PictureDecoder decoder;
  private final Rational timeBase;
  private final SampleClock clock = new SampleClock();
  private boolean begun;

  private SoundDecoder(PictureDecoder decoder, Rational timeBase) {
    this.decoder = decoder;
    this.timeBase = timeBase;
  }

  /** A decoder of a track; empty if there is none for its codec. */
  public static Optional<SoundDecoder> open(AVStream stream) throws MediaException {
    Optional<Rational> base = Ffmpeg.rational(stream.time_base());
    if (base.isEmpty()) {
      return Optional.empty();
    }
    try {
      PictureDecoder decoder =
          PictureDecoder.open(stream, Integer.MAX_VALUE, PictureDecoder.Extra.NONE);
      return Optional.of(new SoundDecoder(decoder, base.get()));
    } catch (MediaException e) {
      if (e.code() == MediaException.Code.OUT_OF_MEMORY) {
        throw e;
      }
      // A picture is worth having without its sound; the audio measures report its absence.
      return Optional.empty();
    }
  }

  /** The blocks that this packet completes. */
  public List<AudioBlock> decode(AVPacket packet) throws MediaException {
    decoder.send(packet);
    return ready();
  }

  /** The blocks that were still inside. */
  public List<AudioBlock> finish() throws MediaException {
    decoder.finish();
    return ready();
  }

  private List<AudioBlock> ready() throws MediaException {
    List<AudioBlock> blocks = new ArrayList<>();
    for (Optional<AVFrame> next = decoder.receive(); next.isPresent(); next = decoder.receive()) {
      AVFrame frame = next.get();
      try {
        float[] samples = SoundMixer.mono(frame);
        int rate = frame.sample_rate();
        if (rate > 0 && samples.length > 0) {
          blocks.add(block(frame, rate, samples));
        }
      } finally {
        av_frame_free(frame);
      }
    }
    return blocks;
  }

  private AudioBlock block(AVFrame frame, int rate, float[] samples) {
    long due = clock.nanos();
    long stated = frame.best_effort_timestamp();
    long start = stated == Ffmpeg.NO_PTS ? due : timeBase.toNanos(stated);
    // Where it only goes on, its time is known better than a container's ticks can say; and time
    // stamps that run back would make blocks overlap.
    boolean goesOn = Math.abs(start - due) <= timeBase.toNanos(1) || start < due - 1_000_000_000L;
    if (begun && goesOn) {
      start = due;
    }
    if (!begun || start != due || !clock.hasRate(rate)) {
      clock.start(start, rate);
    }
    clock.advance(samples.length);
    begun = true;
    return new AudioBlock(start, rate, samples);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
