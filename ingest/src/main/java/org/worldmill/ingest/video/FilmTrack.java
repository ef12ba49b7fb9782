package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** One track of a file that is being written: an encoder and its stream. */
abstract class FilmTrack {

  /** The encoder; settings go in before {@link #open}. */
  final AVCodecContext encoder;

  /** The frame handed to the encoder, again and again. */
  final AVFrame frame = av_frame_alloc();

  private final AVFormatContext file;
  private final AVCodec codec;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();

  FilmTrack(AVFormatContext file, String encoderName) throws IOException {
    this.file = file;
    codec = avcodec_find_encoder_by_name(encoderName);
    if (codec == null || codec.isNull()) {
      throw new IOException("this build of FFmpeg has no encoder called " + encoderName);
    }
    encoder = avcodec_alloc_context3(codec);
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
    encoder.thread_count(1);
    stream = avformat_new_stream(file, null);
  }

  /** Opens the encoder as set up, and describes its stream in the file. */
  final void open(Map<String, String> options) throws IOException {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      new TreeMap<>(options)
          .forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
      check(avcodec_open2(encoder, codec, dictionary), "the encoder");
    } finally {
      avutil.av_dict_free(dictionary);
    }
    check(avcodec_parameters_from_context(stream.codecpar(), encoder), "the stream");
    stream.time_base(encoder.time_base());
  }

  /** Completes what the encoder says of a packet's times. */
  void time(AVPacket packet) {}

  /** Encodes the frame and writes what comes of it. */
  final void encode() throws IOException {
    check(avcodec_send_frame(encoder, frame), "encoding");
    writePackets();
  }

  /** Writes what the encoder still holds. */
  final void drain() throws IOException {
    check(avcodec_send_frame(encoder, (AVFrame) null), "encoding");
    writePackets();
  }

  private void writePackets() throws IOException {
    int error = avcodec_receive_packet(encoder, packet);
    while (error >= 0) {
      time(packet);
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(file, packet), "writing");
      error = avcodec_receive_packet(encoder, packet);
    }
    if (error != AVERROR_EOF && error != org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
      check(error, "encoding");
    }
  }

  static void check(int error, String what) throws IOException {
    if (error < 0) {
      byte[] text = new byte[64];
      avutil.av_strerror(error, text, text.length);
      int end = 0;
      while (end < text.length && text[end] != 0) {
        end++;
      }
      throw new IOException(
          "FFmpeg fails at "
              + what
              + ": "
              + new String(text, 0, end, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  final void close() {
    avcodec_free_context(encoder);
    av_frame_free(frame);
    av_packet_free(packet);
  }
}
