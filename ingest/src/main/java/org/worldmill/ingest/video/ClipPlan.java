package org.worldmill.ingest.video;

import java.util.Arrays;
import java.util.List;
import org.worldmill.schemas.Span;

/**
 * What is done for one clip: a run of packets that is copied, and the stretches of pictures before
 * and behind it that are decoded and encoded. Times are those of the source.
 */
final class ClipPlan {

  private final Span span;
  private final int copyFrom;
  private final int copyUntil;
  private final List<Stretch> encoded;
  private final int expected;
  private final long[] order;
  private final long[] decoding;
  private final long[] shown;

  /**
   * Pictures that are decoded to be encoded.
   *
   * @param fromPts first time stamp
   * @param untilPts past the last one
   * @param decodeFrom packet at which decoding must start
   * @param decodeUntil past the last packet that it needs
   */
  record Stretch(long fromPts, long untilPts, int decodeFrom, int decodeUntil) {}

  /** Other pictures came than the packets promised: the film is damaged. */
  static final class Unexpected extends IllegalStateException {

    private static final long serialVersionUID = 1;

    Unexpected(String message) {
      super(message);
    }
  }

  private ClipPlan(
      Span span, int copyFrom, int copyUntil, List<Stretch> encoded, int expected, long[] order) {
    this.span = span;
    this.copyFrom = copyFrom;
    this.copyUntil = copyUntil;
    this.encoded = List.copyOf(encoded);
    this.expected = expected;
    this.order = order;
    this.shown = order.clone();
    Arrays.sort(shown);
    this.decoding = DecodingTimes.of(order);
  }

  /**
   * Copies packets, and encodes what is beside them.
   *
   * @param order time stamps of the clip's pictures in the order in which they will be written
   */
  static ClipPlan copied(
      Span span, int copyFrom, int copyUntil, List<Stretch> encoded, long[] order) {
    return new ClipPlan(span, copyFrom, copyUntil, encoded, order.length, order);
  }

  /** Encodes all of a span that should hold this many pictures. */
  static ClipPlan encoded(Span span, Stretch stretch, int expected) {
    return new ClipPlan(span, 0, 0, List.of(stretch), expected, new long[0]);
  }

  /** For a film whose packets do not tell which pictures they are: decode all of it, and see. */
  static ClipPlan unseen(Span span) {
    return encoded(
        span, new Stretch(span.startPts(), span.endPts(), 0, Integer.MAX_VALUE), Integer.MAX_VALUE);
  }

  Span span() {
    return span;
  }

  /** The first packet to copy. */
  int copyFrom() {
    return copyFrom;
  }

  /** Past the last packet to copy; {@link #copyFrom} if there is none. */
  int copyUntil() {
    return copyUntil;
  }

  /** Whether packets are copied. */
  boolean hasCopy() {
    return copyFrom < copyUntil;
  }

  /** Whether the film's packet of this number and repaired time goes into the clip as it is. */
  boolean copies(int packet, long pts) {
    return packet >= copyFrom && packet < copyUntil && span.contains(pts);
  }

  /** Whether copied and encoded pictures share the track. */
  boolean isJoined() {
    return hasCopy() && !encoded.isEmpty();
  }

  /** What is encoded, in the order of time. */
  List<Stretch> encoded() {
    return encoded;
  }

  /** Pictures that should come; the greatest number where that is not known. */
  int expected() {
    return expected;
  }

  /** The decoding time of the packet written as number {@code i}, which shows {@code pts}. */
  long decodingTime(long i, long pts) {
    if (!hasCopy()) {
      return pts;
    }
    if (i >= order.length || order[(int) i] != pts) {
      throw new Unexpected(
          "packet " + i + " of the clip of " + span + " shows " + pts + ", whose turn it is not");
    }
    return decoding[(int) i];
  }

  /** How long the copied picture at {@code pts} is shown. */
  long duration(long pts) {
    int next = Arrays.binarySearch(shown, pts) + 1;
    return (next < shown.length ? shown[next] : span.endPts()) - pts;
  }
}
