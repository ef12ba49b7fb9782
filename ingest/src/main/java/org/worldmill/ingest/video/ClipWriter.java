package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.Rational;

/**
 * One file being written: index first, no clock and no version in it, so that the same input gives
 * the same bytes. Add tracks, {@link #begin}, write, {@link #finish}.
 */
final class ClipWriter implements AutoCloseable {

  private final AVFormatContext context;
  private final List<AVRational> timeBases = new ArrayList<>();
  private final ClipContainer container;
  private Rational firstTimeBase = new Rational(1, 1);
  private boolean begun;
  private boolean closed;

  private ClipWriter(AVFormatContext context, ClipContainer container) {
    this.container = container;
    this.context = context;
  }

  static ClipWriter open(Path target, ClipContainer container) {
    AVFormatContext context = new AVFormatContext(null);
    // The muxer opens the file again to move the index to the front.
    String url = "file:" + target.toAbsolutePath();
    Ffmpeg.require(
        avformat_alloc_output_context2(context, null, container.muxer(), url), "preparing a clip");
    ClipWriter writer = new ClipWriter(context, container);
    try {
      AVIOContext io = new AVIOContext(null);
      Ffmpeg.require(avio_open(io, url, AVIO_FLAG_WRITE), "creating " + target.getFileName());
      context.pb(io);
      context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      context.avoid_negative_ts(0);
      return writer;
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /** Adds a track; its number is the number of tracks before it. */
  int add(AVCodecParameters parameters, Rational timeBase, int codecTag) {
    AVStream stream = avformat_new_stream(context, null);
    Ffmpeg.require(
        org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy(stream.codecpar(), parameters),
        "describing a track");
    stream.codecpar().codec_tag(codecTag);
    firstTimeBase = timeBases.isEmpty() ? timeBase : firstTimeBase;
    AVRational base = new AVRational();
    base.num((int) timeBase.num()).den((int) timeBase.den());
    stream.time_base(base);
    timeBases.add(base);
    return timeBases.size() - 1;
  }

  /** The format. */
  ClipContainer container() {
    return container;
  }

  /**
   * Writes the head. Durations are exact in ticks of an MP4's first track; WebM states one for all
   * pictures, that of {@code fps}.
   */
  void begin(Rational fps) {
    AVDictionary options = new AVDictionary(null);
    try {
      container.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
      if (container == ClipContainer.MP4) {
        av_dict_set(options, "movie_timescale", Integer.toString(movieScale(firstTimeBase)), 0);
      }
      if (container == ClipContainer.WEBM) {
        try (AVRational rate = new AVRational()) {
          context.streams(0).avg_frame_rate(rate.num((int) fps.num()).den((int) fps.den()));
        }
      }
      Ffmpeg.require(avformat_write_header(context, options), "writing the head of a clip");
      begun = true;
    } finally {
      av_dict_free(options);
    }
  }

  /** The scale that the muxer will give a track of this time base. */
  static int movieScale(Rational timeBase) {
    int scale = Math.toIntExact(timeBase.den());
    while (scale < 10000) {
      scale *= 2;
    }
    return scale;
  }

  /** Writes a packet whose times are in the time base that the track was added with. */
  void write(int track, AVPacket packet) {
    AVPacket copy = av_packet_clone(packet);
    try {
      av_packet_rescale_ts(copy, timeBases.get(track), context.streams(track).time_base());
      copy.stream_index(track);
      copy.pos(-1);
      Ffmpeg.require(av_interleaved_write_frame(context, copy), "writing a clip");
    } finally {
      av_packet_free(copy);
    }
  }

  /** Writes the rest; the file is complete after {@link #close}. */
  void finish() {
    begun = false;
    Ffmpeg.require(av_write_trailer(context), "finishing a clip");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (begun) {
        // Frees what the muxer holds; the file is of no use.
        av_write_trailer(context);
      }
      if (context.pb() != null && !context.pb().isNull()) {
        AVIOContext io = context.pb();
        avio_closep(io);
        context.pb(null);
      }
      avformat_free_context(context);
      timeBases.forEach(AVRational::close);
    }
  }
}
