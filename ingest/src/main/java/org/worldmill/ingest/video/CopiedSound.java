package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/**
 * Sound copied packet by packet. A packet ahead of the clip's start is taken along, so that the
 * first audible one decodes rightly; the edit list hides what lies before the start.
 */
final class CopiedSound implements ClipSound {

  private final AVCodecParameters parameters;
  private final Rational timeBase;
  private final String codec;
  private final long startTicks;
  private final long endTicks;
  private final long prerollTicks;
  private long last = Long.MIN_VALUE;

  CopiedSound(AVStream stream, String codec, Span span) {
    this.parameters = stream.codecpar();
    this.timeBase = Ffmpeg.rational(stream.time_base()).orElseThrow();
    this.codec = codec;
    this.startTicks = ticks(span.startNanos());
    this.endTicks = ticks(span.startNanos() + span.durationNanos());
    // 80 ms is what Opus needs to converge (RFC 7845, 4.6); AAC and MP3 overlap by one packet.
    this.prerollTicks = codec.equals("opus") ? ticks(80_000_000L) : ticks(30_000_000L);
  }

  private long ticks(long nanos) {
    return timeBase.ticksAtOrAfter(nanos);
  }

  /** Whether clips carry sound of this codec and these parameters as it is. */
  static boolean isPossible(String codec, AVStream stream, ClipContainer container) {
    AVCodecParameters parameters = stream.codecpar();
    boolean described = codec.equals("mp3") || parameters.extradata_size() > 0;
    return container.holdsSound(codec)
        && described
        && parameters.sample_rate() > 0
        && Ffmpeg.rational(stream.time_base()).isPresent();
  }

  @Override
  public AVCodecParameters parameters() {
    return parameters;
  }

  @Override
  public Rational timeBase() {
    return timeBase;
  }

  @Override
  public String description() {
    return "sound copy " + codec;
  }

  @Override
  public void packet(AVPacket packet, Consumer<AVPacket> out) {
    long pts = packet.pts();
    if (pts == Ffmpeg.NO_PTS || pts <= last || pts >= endTicks) {
      return;
    }
    if (pts + Math.max(0, packet.duration()) <= startTicks - prerollTicks) {
      return;
    }
    last = pts;
    AVPacket copy = av_packet_clone(packet);
    try {
      copy.pts(pts - startTicks).dts(pts - startTicks);
      out.accept(copy);
    } finally {
      av_packet_free(copy);
    }
  }

  @Override
  public void frame(AVFrame frame, long startNanos, Consumer<AVPacket> out) {
    // Nothing is decoded where packets are copied.
  }

  @Override
  public void finish(Consumer<AVPacket> out) {
    // Every packet went out at once.
  }

  @Override
  public void close() {
    // The parameters belong to the source's track.
  }
}
