package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TIFF;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_default_get_buffer2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.worldmill.schemas.MediaException;

/** Decodes a still whose decoder takes the whole file as one packet. */
public final class StillDecoder {

  private static final long MAX_FILE_BYTES = 512L << 20;

  private StillDecoder() {}

  /**
   * Reads a file up to the point where its decoder asks for memory for the picture, and stops
   * there.
   *
   * @param codecId FFmpeg's number of the codec
   */
  public static StillHeader header(Path file, int codecId) throws MediaException {
    try (HeaderStop stop = new HeaderStop();
        PictureDecoder decoder = decoder(codecId, Integer.MAX_VALUE, PictureDecoder.Extra.NONE)) {
      decoder.context().get_buffer2(stop);
      Optional<AVFrame> frame = Optional.empty();
      try {
        frame = first(decoder, file);
      } catch (MediaException e) {
        if (stop.found.isEmpty()) {
          throw e;
        }
      }
      Optional<StillHeader> decoded = frame.map(StillHeader::of);
      frame.ifPresent(picture -> av_frame_free(picture));
      return stop.found
          .or(() -> decoded)
          .orElseThrow(
              () ->
                  new MediaException(
                      MediaException.Code.CORRUPT, "its header names no size or no colours"));
    }
  }

  /**
   * Decodes the picture; the caller frees it.
   *
   * @param maxPixels larger pictures are refused before memory is taken for them
   */
  public static AVFrame decode(Path file, int codecId, long maxPixels) throws MediaException {
    try (PictureDecoder decoder = decoder(codecId, maxPixels, strictness(codecId))) {
      AVFrame frame =
          first(decoder, file)
              .orElseThrow(
                  () ->
                      new MediaException(
                          MediaException.Code.CORRUPT,
                          "its picture data cannot be decoded (" + decoder.lastFault() + ")"));
      if (decoder.faults() > 0) {
        av_frame_free(frame);
        throw new MediaException(
            MediaException.Code.CORRUPT,
            "its picture data are damaged (" + decoder.lastFault() + ")");
      }
      return frame;
    }
  }

  /** FFmpeg's TIFF decoder, when strict, refuses sound files over tags that it does not know. */
  private static PictureDecoder.Extra strictness(int codecId) {
    return codecId == AV_CODEC_ID_TIFF ? PictureDecoder.Extra.CHECKED : PictureDecoder.Extra.STRICT;
  }

  private static PictureDecoder decoder(int codecId, long maxPixels, PictureDecoder.Extra extra)
      throws MediaException {
    Ffmpeg.load();
    AVCodecParameters parameters = avcodec_parameters_alloc();
    try (AVRational base = new AVRational()) {
      parameters.codec_type(AVMEDIA_TYPE_VIDEO).codec_id(codecId);
      return PictureDecoder.open(parameters, base.num(1).den(1), maxPixels, extra);
    } finally {
      avcodec_parameters_free(parameters);
    }
  }

  private static Optional<AVFrame> first(PictureDecoder decoder, Path file) throws MediaException {
    AVPacket packet = av_packet_alloc();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > MAX_FILE_BYTES) {
        throw new MediaException(
            MediaException.Code.TOO_LARGE, size + " bytes; stills of at most 512 MiB are read");
      }
      if (av_new_packet(packet, (int) size) < 0) {
        throw new MediaException(MediaException.Code.OUT_OF_MEMORY, "no memory for " + size);
      }
      ByteBuffer into = packet.data().capacity(size).asByteBuffer();
      int read = 0;
      while (into.hasRemaining() && read >= 0) {
        read = channel.read(into);
      }
      decoder.send(packet);
      Optional<AVFrame> frame = decoder.receive();
      if (frame.isEmpty()) {
        decoder.finish();
        frame = decoder.receive();
      }
      return frame;
    } catch (IOException e) {
      throw new MediaException(MediaException.Code.UNREADABLE, "it cannot be read", e);
    } finally {
      av_packet_free(packet);
    }
  }

  /** Notes what the decoder wants memory for, and gives it none. */
  private static final class HeaderStop
      extends AVCodecContext.Get_buffer2_AVCodecContext_AVFrame_int {

    private Optional<StillHeader> found = Optional.empty();

    @Override
    public int call(AVCodecContext context, AVFrame frame, int flags) {
      if (found.isEmpty()) {
        found = Optional.of(StillHeader.of(context, frame));
      }
      return found.isPresent() ? AVERROR_EXIT : avcodec_default_get_buffer2(context, frame, flags);
    }
  }
}
