package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.worldmill.schemas.MediaException;

/**
 * One local file opened for reading packets. Only self-contained formats are admitted, and only the
 * file protocol: a playlist or a concat script that calls itself a film opens nothing.
 */
public final class Demuxer implements AutoCloseable {

  /** Formats of moving pictures that name no other file. */
  public static final String FILM_FORMATS =
      "mov,matroska,avi,flv,mpegts,mpeg,mpegvideo,m4v,h264,hevc,h263,h261,ivf,obu,av1,ogg,mjpeg,"
          + "asf,mxf,rm,dv,nut,wtv,yuv4mpegpipe,vc1,dirac,apng,gif,amr,wav,mp3,flac,aac,ac3,aiff,au";

  /** What clips are written as: the ISO base media family and Matroska. */
  public static final String CLIP_FORMATS = "mov,matroska";

  private static final int MAX_STREAMS = 256;

  private final AVFormatContext context;
  private final AVPacket packet;
  private final List<AVStream> streams = new ArrayList<>();
  private boolean closed;

  private Demuxer(AVFormatContext context) {
    this.context = context;
    this.packet = av_packet_alloc();
  }

  /**
   * Opens a file and reads as much as is needed to know its streams: at most 10 MB.
   *
   * @param formats the demuxers that are admitted, by FFmpeg's names, joined by commas
   */
  public static Demuxer open(Path file, String formats) throws MediaException {
    Ffmpeg.load();
    AVFormatContext context = avformat_alloc_context();
    AVDictionary options = new AVDictionary(null);
    try {
      av_dict_set(options, "format_whitelist", formats, 0);
      av_dict_set(options, "protocol_whitelist", "file", 0);
      av_dict_set(options, "probesize", "10000000", 0);
      av_dict_set(options, "analyzeduration", "10000000", 0);
      av_dict_set(options, "max_streams", Integer.toString(MAX_STREAMS), 0);
      int error =
          avformat_open_input(
              context, "file:" + file.toAbsolutePath(), forced(file, formats), options);
      if (error < 0) {
        throw notOpened(error);
      }
    } finally {
      av_dict_free(options);
    }
    Demuxer demuxer = new Demuxer(context);
    try {
      demuxer.findStreams();
      return demuxer;
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  /** A series of JPEGs looks like a single one to FFmpeg; here only the series can be meant. */
  private static @Nullable AVInputFormat forced(Path file, String formats) throws MediaException {
    if (!formats.equals(FILM_FORMATS)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(3);
      boolean jpeg =
          head.length == 3 && head[0] == (byte) 0xff && head[1] == (byte) 0xd8 && head[2] == -1;
      return jpeg ? av_find_input_format("mjpeg") : null;
    } catch (IOException e) {
      throw new MediaException(MediaException.Code.UNREADABLE, "it cannot be read", e);
    }
  }

  private static MediaException notOpened(int error) {
    if (error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL()) {
      return new MediaException(
          MediaException.Code.UNSUPPORTED,
          "not a self-contained media file: playlists and scripts are not followed; give the files"
              + " they name");
    }
    return Ffmpeg.failure(error, "opening the container");
  }

  private void findStreams() throws MediaException {
    int error = avformat_find_stream_info(context, (PointerPointer<?>) null);
    if (error < 0) {
      throw Ffmpeg.failure(error, "looking for streams");
    }
    // The presets check no bounds: never index beyond this list.
    for (int i = 0; i < context.nb_streams(); i++) {
      streams.add(context.streams(i));
    }
  }

  /** The container itself. */
  public AVFormatContext context() {
    return context;
  }

  /** The tracks, in the file's order. */
  public List<AVStream> streams() {
    return List.copyOf(streams);
  }

  /** The track of this number, if there is one. */
  public Optional<AVStream> stream(int index) {
    return index >= 0 && index < streams.size()
        ? Optional.of(streams.get(index))
        : Optional.empty();
  }

  /** Lets the reader skip every track but these. */
  public void keepOnly(List<Integer> wanted) {
    for (int i = 0; i < streams.size(); i++) {
      streams
          .get(i)
          .discard(
              wanted.contains(i)
                  ? org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT
                  : org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
    }
  }

  /**
   * Reads the next packet of any track. It is valid until the next call.
   *
   * @throws MediaException if reading fails before the end
   */
  public Optional<AVPacket> read() throws MediaException {
    av_packet_unref(packet);
    int error = av_read_frame(context, packet);
    for (int retries = 0;
        error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN() && retries < 1000;
        retries++) {
      error = av_read_frame(context, packet);
    }
    if (error == AVERROR_EOF) {
      if (context.pb() != null && context.pb().error() < 0) {
        throw Ffmpeg.failure(context.pb().error(), "reading");
      }
      return Optional.empty();
    }
    if (Ffmpeg.isShortage(error)) {
      throw Ffmpeg.failure(error, "reading");
    }
    if (error < 0) {
      throw new MediaException(
          MediaException.Code.TRUNCATED,
          "its index points to data that are not there (" + Ffmpeg.message(error) + ")");
    }
    return Optional.of(packet);
  }

  /**
   * Goes to a packet of this track at which the container says that decoding can start, at or
   * before a time stamp; where exactly is for the reader to see.
   *
   * @return whether it could
   */
  public boolean seek(AVStream stream, long pts) {
    return av_seek_frame(context, stream.index(), pts, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(packet);
      avformat_close_input(context);
    }
  }
}
