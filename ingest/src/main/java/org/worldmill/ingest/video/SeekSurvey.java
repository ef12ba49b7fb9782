package org.worldmill.ingest.video;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.Rational;

/** Where decoding of a picture track can start, and how large its packets are. */
final class SeekSurvey {

  private static final long MOST_APART_NANOS = 60_000_000_000L;

  private final AVCodecParameters parameters;
  private final KeyPackets keys;
  private final Rational timeBase;
  private int[] sizes = new int[1024];
  private int count;
  private long lastAlone;
  private long furthestApart;

  SeekSurvey(AVStream stream) {
    this.parameters = stream.codecpar();
    this.keys = new KeyPackets(parameters);
    this.timeBase = Ffmpeg.rational(stream.time_base()).orElse(new Rational(1, 1));
  }

  /** Adds the next packet, shown at {@code pts}. */
  void add(AVPacket packet, long pts) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    lastAlone = count == 0 ? pts : lastAlone;
    sizes[count++] = packet.size();
    if (keys.standsAlone(packet)) {
      furthestApart = Math.max(furthestApart, pts - lastAlone);
      lastAlone = pts;
    }
  }

  Rational timeBase() {
    return timeBase;
  }

  long medianBytes() {
    int[] sorted = Arrays.copyOf(sizes, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }

  /**
   * Whether decoding can start in many places: clean times of presentation, nothing hidden, and no
   * two packets that stand alone further apart than a minute.
   */
  boolean opensAnywhere(PacketCensus census) {
    long furthest = Math.max(furthestApart, census.endPts() - lastAlone);
    return census.hasCleanTimes()
        && !census.hasDiscards()
        && !StampQueue.isNeeded(parameters, census.isReordered())
        && timeBase.toNanos(furthest) <= MOST_APART_NANOS;
  }
}
