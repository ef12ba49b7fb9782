package org.worldmill.ingest.video;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;

/**
 * Finds the packet at which decoding must start so that all from a certain instant on comes out:
 * the last one at or before it that stands alone. What a container's index says is tried and
 * verified, never believed.
 */
final class KeySearch {

  /** How far before the instant it is looked for, in seconds; a dense film has one in the last. */
  private static final List<Long> STEPS_S = List.of(0L, 10L, 75L);

  /** Sound is heard from a little earlier: its decoders need a run-up, and it may lie behind. */
  private static final long SOUND_LEAD_NANOS = 1_000_000_000L;

  private final Demuxer demuxer;
  private final AVStream stream;
  private final Rational timeBase;
  private final KeyPackets keys;

  KeySearch(Demuxer demuxer, AVStream stream, Rational timeBase) {
    this.demuxer = demuxer;
    this.stream = stream;
    this.timeBase = timeBase;
    this.keys = new KeyPackets(stream.codecpar());
  }

  /**
   * Goes to a place from which reading meets that packet.
   *
   * @return its time stamp; empty if it was not found, and the reader stands anywhere
   */
  OptionalLong goBefore(long pts) throws MediaException {
    for (long seconds : STEPS_S) {
      OptionalLong key = lastAlone(pts - ticks(seconds * 1_000_000_000L), pts);
      if (key.isPresent()) {
        long withSound = key.getAsLong() - ticks(SOUND_LEAD_NANOS);
        return meets(withSound, key.getAsLong()) && demuxer.seek(stream, withSound)
            ? key
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private long ticks(long nanos) {
    return timeBase.ticksAtOrAfter(nanos);
  }

  private OptionalLong lastAlone(long from, long pts) throws MediaException {
    OptionalLong found = OptionalLong.empty();
    if (!demuxer.seek(stream, from)) {
      return found;
    }
    for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
      AVPacket packet = next.get();
      if (packet.stream_index() != stream.index() || packet.pts() == Ffmpeg.NO_PTS) {
        continue;
      }
      if (packet.pts() > pts) {
        return found;
      }
      if (keys.standsAlone(packet)) {
        found = OptionalLong.of(packet.pts());
      }
    }
    return found;
  }

  private boolean meets(long from, long keyPts) throws MediaException {
    if (!demuxer.seek(stream, from)) {
      return false;
    }
    for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
      AVPacket packet = next.get();
      if (packet.stream_index() == stream.index() && packet.pts() != Ffmpeg.NO_PTS) {
        if (packet.pts() == keyPts && keys.standsAlone(packet)) {
          return true;
        }
        if (packet.pts() > keyPts) {
          return false;
        }
      }
    }
    return false;
  }
}
