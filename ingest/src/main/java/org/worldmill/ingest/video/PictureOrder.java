package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_parser_close;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_parse2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;

/**
 * Whether a track's time stamps rise in the order in which a decoder gives its pictures: that of
 * their picture order counts (H.264, 8.2.1; H.265, 8.3.1), begun anew at instantaneous refreshes.
 * Where they do not, the pass repairs times by what came before, and a clip of copied packets would
 * be repaired differently. Only slice heads are read; other codecs are taken at their word.
 */
final class PictureOrder implements AutoCloseable {

  private final boolean h264;
  private final boolean stated;
  private final NalUnits units;
  private final AVCodecContext context;
  private final AVCodecParserContext parser;

  /** Sequence and count of each picture, in the order of packets. */
  private final List<Place> places = new ArrayList<>();

  private int sequence;

  private record Place(int sequence, int count) {}

  PictureOrder(AVCodecParameters parameters) {
    this.h264 = parameters.codec_id() == avcodec.AV_CODEC_ID_H264;
    this.stated = h264 || parameters.codec_id() == avcodec.AV_CODEC_ID_HEVC;
    this.units = NalUnits.of(parameters);
    this.context = avcodec_alloc_context3(null);
    this.parser = stated ? av_parser_init(parameters.codec_id()) : null;
    if (stated) {
      parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
      if (avcodec_parameters_to_context(context, parameters) < 0) {
        throw new IllegalStateException("no memory for a parser");
      }
    }
  }

  /** Reads the next packet of the track; one that an edit list hides is not counted. */
  void add(AVPacket packet, boolean counted) {
    if (!stated) {
      return;
    }
    if (units.of(packet).stream().anyMatch(unit -> refreshes(unit.get(0)))) {
      sequence++;
    }
    try (BytePointer out = new BytePointer((BytePointer) null);
        IntPointer size = new IntPointer(1)) {
      av_parser_parse2(
          parser,
          context,
          out,
          size,
          packet.data(),
          packet.size(),
          Ffmpeg.NO_PTS,
          Ffmpeg.NO_PTS,
          -1);
    }
    if (counted) {
      places.add(new Place(sequence, parser.output_picture_number()));
    }
  }

  private boolean refreshes(byte head) {
    int type = h264 ? head & 0x1f : head >> 1 & 0x3f;
    return h264 ? type == 5 : type >= 16 && type <= 20;
  }

  /** Whether time stamps rise in that order. */
  boolean agrees(PacketCensus census) {
    int[] order =
        IntStream.range(0, places.size())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> places.get(i).sequence())
                    .thenComparingInt(i -> places.get(i).count()))
            .mapToInt(i -> i)
            .toArray();
    return IntStream.range(1, order.length)
        .allMatch(i -> census.pts(order[i - 1]) < census.pts(order[i]));
  }

  @Override
  public void close() {
    if (parser != null) {
      av_parser_close(parser);
    }
    avcodec_free_context(context);
  }
}
