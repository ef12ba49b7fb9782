package org.worldmill.ingest.video;

import java.util.BitSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.worldmill.schemas.Span;

/**
 * Decides for a span whether its packets can be copied, from the order of packets alone.
 *
 * <p>They can, if the first picture of the span is a key packet that stands alone, and from it on
 * every packet up to the span's last in decoding order belongs to the span, save leading pictures
 * that are shown before the key and that nothing later refers to. So a span may end wherever no
 * picture outside it is needed by one inside.
 */
final class CutPlan {

  private static final Set<String> CODECS = Set.of("h264", "hevc", "av1", "vp9", "mpeg4");

  private final PacketCensus census;
  private final BitSet alone;
  private final boolean copyable;

  /** The plan of a film; {@code alone} holds the packets at which decoding can start. */
  CutPlan(PacketCensus census, BitSet alone, String codec, AVCodecParameters parameters) {
    this.census = census;
    this.alone = alone;
    boolean described = codec.equals("vp9") || parameters.extradata_size() > 0;
    this.copyable =
        CODECS.contains(codec)
            && described
            && !census.hasDiscards()
            && census.hasCleanTimes()
            && census.hasCleanDecodingTimes();
  }

  /** Whether pictures can be told apart by their packets' time stamps. */
  boolean hasCleanTimes() {
    return census.hasCleanTimes() && !census.hasDiscards();
  }

  /** Packets shown within the span. */
  int count(Span span) {
    int inside = 0;
    for (int i = 0; i < census.count(); i++) {
      inside += span.contains(census.pts(i)) ? 1 : 0;
    }
    return inside;
  }

  /** Whether the span's packets can be copied as they are. */
  boolean isCopy(Span span) {
    if (!copyable) {
      return false;
    }
    int first = -1;
    int last = -1;
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < census.count(); i++) {
      if (span.contains(census.pts(i))) {
        first = first < 0 ? i : first;
        last = i;
        earliest = Math.min(earliest, census.pts(i));
      }
    }
    if (first < 0 || !alone.get(first) || census.pts(first) != earliest) {
      return false;
    }
    for (int i = first; i <= last; i++) {
      if (census.pts(i) >= span.endPts()) {
        return false;
      }
    }
    return true;
  }

  /** The packet at which decoding must start so that every picture of the span comes out. */
  int decodeFrom(Span span) {
    int from = 0;
    if (hasCleanTimes()) {
      for (int i = alone.nextSetBit(0); i >= 0; i = alone.nextSetBit(i + 1)) {
        if (census.pts(i) <= span.startPts()) {
          from = i;
        }
      }
    }
    return from;
  }
}
