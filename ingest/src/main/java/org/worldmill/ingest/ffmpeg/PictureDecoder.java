package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_EXPORT_DATA_MVS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;
import org.worldmill.schemas.MediaException;

/**
 * A decoder of one track on one thread. Feed it with {@link #send}, and after each call take frames
 * with {@link #receive} until there are none. It goes on after damaged packets and counts them.
 * Want of memory is no damage: it throws {@link MediaException.Code#OUT_OF_MEMORY}.
 */
public final class PictureDecoder implements AutoCloseable {

  private static final int FLAG_CORRUPT = 1;

  /** What a decoder needs at least beside a picture. */
  private static final int SPARE_BYTES = 1 << 20;

  private final AVCodecContext context;
  private AVFrame empty = av_frame_alloc();
  private long faults;
  private String lastFault = "no picture in it";
  private boolean closed;

  private PictureDecoder(AVCodecContext context) {
    this.context = context;
  }

  /** What a decoder may do beside decoding. */
  public enum Extra {
    /** Nothing. */
    NONE,
    /**
     * For looking, not for showing: pictures of H.264 that no other is predicted from are not
     * deblocked, which changes those by noise at 59 dB and no other by anything. Motion vectors may
     * be had.
     */
    LOOKING,
    /** Stop at the first fault in the bits: for stills, where nothing follows. */
    STRICT,
    /** Verify checksums, but bear with what decoders merely find odd. */
    CHECKED
  }

  /**
   * A decoder of a track of an open file.
   *
   * @param maxPixels larger pictures are refused before memory is taken for them
   */
  public static PictureDecoder open(AVStream stream, long maxPixels, Extra extra)
      throws MediaException {
    AVRational base = stream.time_base();
    return open(stream.codecpar(), base, maxPixels, extra);
  }

  /** A decoder for these parameters. */
  static PictureDecoder open(
      AVCodecParameters parameters, AVRational timeBase, long maxPixels, Extra extra)
      throws MediaException {
    Ffmpeg.load();
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw new MediaException(
          MediaException.Code.UNSUPPORTED,
          "no decoder for '"
              + Ffmpeg.text(avcodec_get_name(parameters.codec_id())).orElse("unknown")
              + "'; transcode it");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVDictionary none = new AVDictionary(null);
    int error = avcodec_parameters_to_context(context, parameters);
    if (error >= 0) {
      context.thread_count(1);
      context.max_pixels(maxPixels);
      context.pkt_timebase(timeBase);
      if (extra == Extra.LOOKING && parameters.codec_id() == AV_CODEC_ID_H264) {
        context.skip_loop_filter(AVDISCARD_NONREF);
      } else if (extra == Extra.CHECKED) {
        context.err_recognition(org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK);
      } else if (extra == Extra.STRICT) {
        context.err_recognition(
            org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK
                | org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE);
      }
      error = avcodec_open2(context, codec, none);
    }
    if (error < 0) {
      avcodec_free_context(context);
      throw Ffmpeg.failure(error, "opening the decoder");
    }
    return new PictureDecoder(context);
  }

  /** Whether pictures that come out from now on bring their motion vectors, which costs time. */
  public void exportVectors(boolean wanted) {
    int others = context.export_side_data() & ~AV_CODEC_EXPORT_DATA_MVS;
    context.export_side_data(wanted ? others | AV_CODEC_EXPORT_DATA_MVS : others);
  }

  /** Feeds a packet; an empty one is a fault and nothing more. */
  public void send(AVPacket packet) throws MediaException {
    note(avcodec_send_packet(context, packet));
  }

  /** Says that nothing follows. */
  public void finish() throws MediaException {
    note(avcodec_send_packet(context, null));
  }

  /** The next frame that is ready; the caller frees it. */
  public Optional<AVFrame> receive() throws MediaException {
    AVFrame frame = empty;
    int error = avcodec_receive_frame(context, frame);
    // A fault may surface here; the decoder goes on with what follows.
    for (int tries = 0; isFault(error) && tries < 64; tries++) {
      note(error);
      error = avcodec_receive_frame(context, frame);
    }
    if (error < 0) {
      return Optional.empty();
    }
    empty = av_frame_alloc();
    if (frame.decode_error_flags() != 0 || (frame.flags() & FLAG_CORRUPT) != 0) {
      faults++;
      if (lacksMemory()) {
        av_frame_free(frame);
        throw shortage();
      }
    }
    return Optional.of(frame);
  }

  private void note(int error) throws MediaException {
    if (isFault(error)) {
      if (Ffmpeg.isShortage(error) || lacksMemory()) {
        throw shortage();
      }
      faults++;
      lastFault = Ffmpeg.message(error);
    }
  }

  /**
   * Whether there is no room for one more picture. Decoders take their own want of memory for
   * damage in the file (that of H.264 says so of all that fails), and go on.
   */
  private boolean lacksMemory() {
    int picture =
        av_image_get_buffer_size(context.pix_fmt(), context.width(), context.height(), 64);
    Pointer block = av_malloc(Math.max(picture, SPARE_BYTES));
    boolean lacks = block == null || block.isNull();
    av_free(block);
    return lacks;
  }

  private MediaException shortage() {
    return new MediaException(
        MediaException.Code.OUT_OF_MEMORY,
        "no memory for a picture of " + context.width() + "x" + context.height());
  }

  private static boolean isFault(int error) {
    return error < 0 && error != AVERROR_EAGAIN() && error != AVERROR_EOF;
  }

  /** Packets refused and pictures flagged as damaged so far. */
  public long faults() {
    return faults;
  }

  /** FFmpeg's words about the last fault. */
  String lastFault() {
    return lastFault;
  }

  /** Forgets everything, so that decoding may go on at another key frame. */
  public void flush() {
    avcodec_flush_buffers(context);
  }

  /** The native decoder. */
  public AVCodecContext context() {
    return context;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(empty);
      avcodec_free_context(context);
    }
  }
}
