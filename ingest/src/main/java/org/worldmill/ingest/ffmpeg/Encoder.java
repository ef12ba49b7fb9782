package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** An encoder on one thread, with nothing in its output that changes from run to run. */
public final class Encoder implements AutoCloseable {

  private final AVCodecContext context;
  private final AVCodecParameters parameters = avcodec_parameters_alloc();
  private final AVPacket packet = av_packet_alloc();
  private boolean closed;

  private Encoder(AVCodecContext context) {
    this.context = context;
  }

  /**
   * Opens an encoder.
   *
   * @param name FFmpeg's name of it
   * @param settings applied to its context before it opens; parameter sets stay out of the packets
   *     unless they clear that flag
   * @param options its private options
   */
  public static Encoder open(
      String name, Consumer<AVCodecContext> settings, Map<String, String> options) {
    Ffmpeg.load();
    AVCodec codec = avcodec_find_encoder_by_name(name);
    if (codec == null || codec.isNull()) {
      throw new IllegalStateException("this FFmpeg lacks the encoder " + name);
    }
    Encoder encoder = new Encoder(avcodec_alloc_context3(codec));
    AVDictionary dictionary = new AVDictionary(null);
    try {
      encoder.context.thread_count(1);
      encoder.context.flags(
          encoder.context.flags() | AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER);
      settings.accept(encoder.context);
      options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
      Ffmpeg.require(avcodec_open2(encoder.context, codec, dictionary), "opening " + name);
      Ffmpeg.require(
          avcodec_parameters_from_context(encoder.parameters, encoder.context),
          "describing what " + name + " writes");
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    } finally {
      av_dict_free(dictionary);
    }
  }

  /** What the encoded track is. */
  public AVCodecParameters parameters() {
    return parameters;
  }

  /** The native encoder. */
  public AVCodecContext context() {
    return context;
  }

  /** Encodes a frame, and hands out what is ready; each packet is valid within the call only. */
  public void encode(AVFrame frame, Consumer<AVPacket> packets) {
    Ffmpeg.require(avcodec_send_frame(context, frame), "encoding");
    drain(packets);
  }

  /** Hands out what is left. */
  public void finish(Consumer<AVPacket> packets) {
    Ffmpeg.require(avcodec_send_frame(context, null), "finishing");
    drain(packets);
  }

  private void drain(Consumer<AVPacket> packets) {
    int result = avcodec_receive_packet(context, packet);
    while (result >= 0) {
      packets.accept(packet);
      result = avcodec_receive_packet(context, packet);
    }
    if (result != AVERROR_EAGAIN() && result != AVERROR_EOF) {
      Ffmpeg.require(result, "encoding");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(packet);
      avcodec_parameters_free(parameters);
      avcodec_free_context(context);
    }
  }
}
