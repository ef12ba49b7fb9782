package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.worldmill.ingest.ffmpeg.Encoder;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.UprightPicture;
import org.worldmill.schemas.Rational;

/**
 * Encodes the pictures of one clip: H.264 by OpenH264 at a constant quantiser, or AV1 by SVT-AV1
 * where they exceed level 5.2's 36,864 macroblocks; closed groups of at most two seconds.
 */
final class PictureEncoder implements AutoCloseable {

  private static final int QUANTISER = 22;
  private static final int MAX_MACROBLOCKS = 36_864;

  private final UprightPicture shape;
  private final Encoder encoder;
  private final String name;
  private final Map<Long, Long> durations = new TreeMap<>();

  /** For pictures like {@code first}. */
  PictureEncoder(NativeFrame first, Rational timeBase, Rational fps) {
    this.shape = UprightPicture.like(first);
    long blocks = (shape.widthPx() + 15L) / 16 * ((shape.heightPx() + 15L) / 16);
    boolean avc = blocks <= MAX_MACROBLOCKS && Math.max(shape.widthPx(), shape.heightPx()) <= 4096;
    this.name = avc ? "libopenh264" : "libsvtav1";
    this.encoder =
        Encoder.open(
            name,
            context -> settings(context, first.stored(), timeBase, fps),
            avc
                ? Map.of("rc_mode", "off", "profile", "high", "allow_skip_frames", "0")
                : Map.of("preset", "10", "crf", "30", "svtav1-params", "lp=1"));
  }

  private void settings(AVCodecContext context, AVFrame like, Rational timeBase, Rational fps) {
    context.width(shape.widthPx()).height(shape.heightPx());
    context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    double rate = fps.toDouble() > 0.5 && fps.toDouble() <= 1000 ? fps.toDouble() : 30;
    try (AVRational base = new AVRational();
        AVRational framerate = new AVRational()) {
      context.time_base(base.num((int) timeBase.num()).den((int) timeBase.den()));
      context.framerate(framerate.num((int) Math.round(rate * 1000)).den(1000));
    }
    context.gop_size(Math.max(1, (int) Math.floor(2 * rate)));
    context.max_b_frames(0);
    context.global_quality(QUANTISER * avutil.FF_QP2LAMBDA);
    context.qmin(QUANTISER).qmax(QUANTISER);
    context.sample_aspect_ratio(like.sample_aspect_ratio());
    context.color_range(avutil.AVCOL_RANGE_MPEG);
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
    return name + (name.equals("libopenh264") ? " qp=" + QUANTISER : " preset=10 crf=30");
  }

  /** Encodes one picture at {@code pts}. */
  void encode(NativeFrame frame, long pts, long duration, Consumer<AVPacket> packets) {
    AVFrame picture = shape.of(frame);
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
