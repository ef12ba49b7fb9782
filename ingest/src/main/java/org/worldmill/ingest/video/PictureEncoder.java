package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.worldmill.ingest.ffmpeg.Encoder;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.UprightPicture;
import org.worldmill.schemas.Rational;

/**
 * Encodes pictures of one clip: H.264 by OpenH264 at a constant quantiser, or AV1 by SVT-AV1 where
 * they exceed level 5.2's 36,864 macroblocks, VP8 beside copied VP8; closed groups of at most two
 * seconds.
 */
final class PictureEncoder implements AutoCloseable {

  private static final int QUANTISER = 18;
  private static final int MAX_MACROBLOCKS = 36_864;
  private static final String AVC = "libopenh264";
  private static final int VP8_QUANTISER = 8;
  private static final String VP8 = "libvpx";

  /** Empty where pictures are encoded as they are stored. */
  private final Optional<UprightPicture> shape;

  private final Encoder encoder;
  private final String name;
  private final Map<Long, Long> durations = new HashMap<>();

  /**
   * The clock of the pictures.
   *
   * @param timeBase seconds per tick
   * @param fps pictures a second, about
   */
  record Clock(Rational timeBase, Rational fps) {

    double rate() {
      return fps.toDouble() > 0.5 && fps.toDouble() <= 1000 ? fps.toDouble() : 30;
    }
  }

  private PictureEncoder(String name, Optional<UprightPicture> shape, Encoder encoder) {
    this.name = name;
    this.shape = shape;
    this.encoder = encoder;
  }

  /** For a track of pictures like {@code first} alone: upright, 8 bits, limited range. */
  static PictureEncoder alone(NativeFrame first, Clock clock) {
    UprightPicture shape = UprightPicture.like(first);
    long blocks = (shape.widthPx() + 15L) / 16 * ((shape.heightPx() + 15L) / 16);
    boolean avc = blocks <= MAX_MACROBLOCKS && Math.max(shape.widthPx(), shape.heightPx()) <= 4096;
    String name = avc ? AVC : "libsvtav1";
    Encoder encoder =
        Encoder.open(
            name,
            context -> {
              context.width(shape.widthPx()).height(shape.heightPx());
              context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
              context.color_range(avutil.AVCOL_RANGE_MPEG);
              settings(context, first.stored(), clock);
            },
            avc ? avc("high") : Map.of("preset", "10", "crf", "30", "svtav1-params", "lp=1"));
    return new PictureEncoder(name, Optional.of(shape), encoder);
  }

  /** For H.264 pictures like {@code first}, as stored, beside copied ones of this profile. */
  static PictureEncoder beside(NativeFrame first, Clock clock, String profile) {
    AVFrame like = first.stored();
    Encoder encoder =
        Encoder.open(
            AVC,
            context -> {
              context.flags(context.flags() & ~AV_CODEC_FLAG_GLOBAL_HEADER);
              context.width(like.width()).height(like.height());
              context.pix_fmt(like.format());
              context.color_range(like.color_range());
              settings(context, like, clock);
            },
            avc(profile));
    return new PictureEncoder(AVC, Optional.empty(), encoder);
  }

  /** For VP8 pictures like {@code first}, as stored, beside copied ones. */
  static PictureEncoder vp8(NativeFrame first, Clock clock) {
    AVFrame like = first.stored();
    Encoder encoder =
        Encoder.open(
            VP8,
            context -> {
              context.width(like.width()).height(like.height()).pix_fmt(like.format());
              settings(context, like, clock);
              context.bit_rate(100_000_000).qmin(VP8_QUANTISER).qmax(VP8_QUANTISER);
            },
            // A positive speed would follow the clock.
            Map.of("deadline", "realtime", "cpu-used", "-8", "auto-alt-ref", "0"));
    return new PictureEncoder(VP8, Optional.empty(), encoder);
  }

  /**
   * With rate control off OpenH264 takes 26 whatever it is told; bounds hold in quality mode.
   * Deblocking takes a tenth of the time and at this quantiser adds under 1 dB to some 53.
   */
  private static Map<String, String> avc(String profile) {
    return Map.of(
        "rc_mode", "quality", "profile", profile, "allow_skip_frames", "0", "loopfilter", "0");
  }

  private static void settings(AVCodecContext context, AVFrame like, Clock clock) {
    Rational timeBase = clock.timeBase();
    try (AVRational base = new AVRational();
        AVRational framerate = new AVRational()) {
      context.time_base(base.num((int) timeBase.num()).den((int) timeBase.den()));
      context.framerate(framerate.num((int) Math.round(clock.rate() * 1000)).den(1000));
    }
    context.gop_size(Math.max(1, (int) Math.floor(2 * clock.rate())));
    context.max_b_frames(0);
    if (context.codec_id() == avcodec.AV_CODEC_ID_H264) {
      context.bit_rate(1_000_000);
      context.qmin(QUANTISER).qmax(QUANTISER);
    }
    context.sample_aspect_ratio(like.sample_aspect_ratio());
    context.color_primaries(like.color_primaries());
    context.color_trc(like.color_trc());
    boolean rgb = like.colorspace() == avutil.AVCOL_SPC_RGB;
    context.colorspace(rgb ? avutil.AVCOL_SPC_SMPTE170M : like.colorspace());
  }

  /** What the track is. */
  AVCodecParameters parameters() {
    return encoder.parameters();
  }

  /** How it is coded, in words. */
  String description() {
    return switch (name) {
      case AVC -> AVC + " qp=" + QUANTISER;
      case VP8 -> VP8 + " q=" + VP8_QUANTISER;
      default -> name + " preset=10 crf=30";
    };
  }

  /** Encodes one picture at {@code pts}. */
  void encode(NativeFrame frame, long pts, long duration, Consumer<AVPacket> packets) {
    AVFrame picture = shape.map(s -> s.of(frame)).orElseGet(() -> av_frame_clone(frame.stored()));
    try {
      picture.pts(pts).duration(duration);
      picture.pict_type(avutil.AV_PICTURE_TYPE_NONE);
      durations.put(pts, duration);
      encoder.encode(picture, packet -> packets.accept(timed(packet)));
    } finally {
      av_frame_free(picture);
    }
  }

  void finish(Consumer<AVPacket> packets) {
    encoder.finish(packet -> packets.accept(timed(packet)));
  }

  /** Encoders forget durations, without which the last picture would have none. */
  private AVPacket timed(AVPacket packet) {
    Long duration = durations.remove(packet.pts());
    if (duration == null) {
      throw new IllegalStateException("the encoder gives a picture at unknown " + packet.pts());
    }
    packet.duration(duration);
    return packet;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
