package org.worldmill.ingest.video;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.ffmpeg.StreamFacts;
import org.worldmill.schemas.ItemMedia.FrameEntry;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/** Reads a clip back: what a reader will find in it is what the release says of it. */
final class WrittenClip {

  private WrittenClip() {}

  /** Describes a clip, and fails if it is not what was meant to be written. */
  static CutClip describe(Path file, ClipPlan plan, long written, List<String> transforms)
      throws MediaException {
    try (Demuxer demuxer = Demuxer.open(file, Demuxer.CLIP_FORMATS)) {
      String format = Ffmpeg.text(demuxer.context().iformat().name()).orElse("");
      ClipContainer container =
          format.startsWith("matroska") ? ClipContainer.WEBM : ClipContainer.MP4;
      AVStream stream = VideoProbe.pictureOf(demuxer);
      PacketCensus census = VideoProbe.census(demuxer, stream);
      TrackFacts track = new StreamFacts(stream).facts(java.util.Optional.empty());
      PictureFacts picture = track.picture().orElseThrow();
      List<FrameEntry> map = frameMap(census, endPts(plan.span(), track.timeBase()));
      int hidden = plan.hidden();
      long pictures = written - hidden;
      if (map.size() != pictures || census.hasDiscards() != hidden > 0 || map.get(0).pts() != 0) {
        throw new ClipPlan.Unexpected(
            "the clip of "
                + plan.span()
                + " holds "
                + map.size()
                + " pictures from "
                + map.get(0).pts()
                + ", meant were "
                + pictures
                + " from 0");
      }
      return new CutClip(
          container.mediaType(),
          track.codec(),
          picture.displayWidthPx(),
          picture.displayHeightPx(),
          fps(map, track.timeBase()),
          track.timeBase(),
          map,
          transforms);
    }
  }

  /** Where the span ends on the clip's clock; MP4 states distances between decoding times alone. */
  private static long endPts(Span span, Rational clock) {
    BigInteger ticks =
        BigInteger.valueOf(span.endPts() - span.startPts())
            .multiply(BigInteger.valueOf(span.timeBase().num()))
            .multiply(BigInteger.valueOf(clock.den()));
    return ticks
        .divide(BigInteger.valueOf(span.timeBase().den()).multiply(BigInteger.valueOf(clock.num())))
        .longValueExact();
  }

  private static List<FrameEntry> frameMap(PacketCensus census, long endPts) {
    List<Integer> order =
        IntStream.range(0, census.count())
            .boxed()
            .sorted(Comparator.comparingLong(census::pts))
            .toList();
    List<FrameEntry> map = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int packet = order.get(i);
      long pts = census.pts(packet);
      long next = i + 1 < order.size() ? census.pts(order.get(i + 1)) : endPts;
      map.add(new FrameEntry(pts, next - pts, census.isKey(packet)));
    }
    return map;
  }

  private static Rational fps(List<FrameEntry> map, Rational timeBase) {
    FrameEntry last = map.get(map.size() - 1);
    BigInteger ticks = BigInteger.valueOf(last.pts() + last.duration() - map.get(0).pts());
    BigInteger num = BigInteger.valueOf(map.size()).multiply(BigInteger.valueOf(timeBase.den()));
    BigInteger den = ticks.multiply(BigInteger.valueOf(timeBase.num()));
    BigInteger common = num.gcd(den);
    return new Rational(num.divide(common).longValueExact(), den.divide(common).longValueExact());
  }
}
