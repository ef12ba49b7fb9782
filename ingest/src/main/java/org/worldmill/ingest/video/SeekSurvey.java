package org.worldmill.ingest.video;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.Rational;

/** Where decoding of a picture track can start, and how large its packets are. */
final class SeekSurvey {

  private static final long MOST_APART_NANOS = 60_000_000_000L;

  private final KeyPackets keys;
  private final Rational timeBase;
  private int[] sizes = new int[1024];
  private int count;
  private long lastAlone;
  private long furthestApart;

  SeekSurvey(AVStream stream) {
    this.keys = new KeyPackets(stream.codecpar());
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

  /** Whether no two packets that stand alone are further apart than a minute. */
  boolean isDense(long endPts) {
    return timeBase.toNanos(Math.max(furthestApart, endPts - lastAlone)) <= MOST_APART_NANOS;
  }
}
