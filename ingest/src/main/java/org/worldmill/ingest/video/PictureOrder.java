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
import java.util.Optional;
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
 * The order in which a decoder gives a track's pictures: that of their picture order counts (H.264,
 * 8.2.1; H.265, 8.3.1), begun anew at instantaneous refreshes. Where time stamps run back in it,
 * the pass repairs them, and so must a copy. Only slice heads are read; the packets of other codecs
 * are taken at their word.
 */
final class PictureOrder implements AutoCloseable {

  private final AVCodecParameters parameters;
  private final boolean h264;
  private final NalUnits units;
  private final AVCodecContext context;

  /** Empty for codecs without such counts. */
  private final Optional<AVCodecParserContext> parser;

  /** Sequence and count of each picture, in the order of packets. */
  private final List<Place> places = new ArrayList<>();

  private int sequence;

  private record Place(int sequence, int count) {}

  PictureOrder(AVCodecParameters parameters) {
    this.parameters = parameters;
    this.h264 = parameters.codec_id() == avcodec.AV_CODEC_ID_H264;
    this.units = NalUnits.of(parameters);
    this.context = avcodec_alloc_context3(null);
    this.parser =
        h264 || parameters.codec_id() == avcodec.AV_CODEC_ID_HEVC
            ? Optional.of(av_parser_init(parameters.codec_id()))
            : Optional.empty();
    parser.ifPresent(p -> p.flags(p.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES));
    Ffmpeg.require(avcodec_parameters_to_context(context, parameters), "a parser");
  }

  /** Reads the next packet of the track; one that an edit list hides is not counted. */
  void add(AVPacket packet, boolean counted) {
    parser.ifPresent(p -> read(p, packet, counted));
  }

  private void read(AVCodecParserContext head, AVPacket packet, boolean counted) {
    if (units.of(packet).stream().anyMatch(unit -> refreshes(unit.get(0)))) {
      sequence++;
    }
    try (BytePointer out = new BytePointer((BytePointer) null);
        IntPointer size = new IntPointer(1)) {
      av_parser_parse2(
          head, context, out, size, packet.data(), packet.size(), Ffmpeg.NO_PTS, Ffmpeg.NO_PTS, -1);
    }
    if (counted) {
      places.add(new Place(sequence, head.output_picture_number()));
    }
  }

  private boolean refreshes(byte head) {
    int type = h264 ? head & 0x1f : head >> 1 & 0x3f;
    return h264 ? type == 5 : type >= 16 && type <= 20;
  }

  /**
   * The times at which the pass sees these pictures, in the order of packets. Where the file states
   * decoding times alone, the pictures take these in turn, as in {@link StampQueue}; else they are
   * as stated, but a tick behind the predecessor where one runs back ({@link PictureClock}). Empty
   * where times are missing or repeated, or more than one in sixteen runs back: then the pass
   * guesses.
   */
  Optional<long[]> times(PacketCensus census) {
    if (census.hasRepeatedTimes()) {
      return Optional.empty();
    }
    if (StampQueue.isNeeded(parameters, census.isReordered()) && !census.hasDiscards()) {
      return Optional.of(inTurn(census));
    }
    return census.hasCleanTimes() ? repaired(census) : Optional.empty();
  }

  private long[] inTurn(PacketCensus census) {
    long[] stated = census.sortedPts();
    long[] times = new long[stated.length];
    int[] shown = shown().toArray();
    for (int i = 0; i < shown.length; i++) {
      times[shown[i]] = stated[i];
    }
    return times;
  }

  private Optional<long[]> repaired(PacketCensus census) {
    long[] times = IntStream.range(0, census.count()).mapToLong(census::pts).toArray();
    PictureClock clock = new PictureClock(1);
    shown().forEach(i -> times[i] = clock.next(census.pts(i), census.duration(i)));
    long repaired = IntStream.range(0, times.length).filter(i -> times[i] != census.pts(i)).count();
    long allowed = census.isReordered() ? times.length / 16 : 0;
    return repaired <= allowed ? Optional.of(times) : Optional.empty();
  }

  /** Packets in the order in which their pictures are shown. */
  private IntStream shown() {
    return IntStream.range(0, places.size())
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> places.get(i).sequence())
                .thenComparingInt(i -> places.get(i).count()))
        .mapToInt(i -> i);
  }

  @Override
  public void close() {
    parser.ifPresent(p -> av_parser_close(p));
    avcodec_free_context(context);
  }
}
