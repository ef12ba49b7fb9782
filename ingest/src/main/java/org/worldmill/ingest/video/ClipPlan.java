package org.worldmill.ingest.video;

import java.util.List;
import org.worldmill.schemas.Span;

/**
 * What is done for one clip: a run of packets that is copied, and the stretches of pictures before
 * and behind it that are decoded and encoded, or what is copied with it and hidden. Times are those
 * of the source.
 */
final class ClipPlan {

  private final Span span;
  private final CopyRun copy;
  private final List<Stretch> encoded;
  private final int expected;

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

  private ClipPlan(Span span, CopyRun copy, List<Stretch> encoded, int expected) {
    this.span = span;
    this.copy = copy;
    this.encoded = List.copyOf(encoded);
    this.expected = expected;
  }

  /** Copies packets, and encodes what is beside them or hides what is too much. */
  static ClipPlan copied(Span span, CopyRun copy, List<Stretch> encoded) {
    return new ClipPlan(span, copy, encoded, copy.pictures());
  }

  /** Encodes all of a span that should hold this many pictures. */
  static ClipPlan encoded(Span span, Stretch stretch, int expected) {
    return new ClipPlan(span, CopyRun.NONE, List.of(stretch), expected);
  }

  /** For a film whose packets do not tell which pictures they are: decode all of it, and see. */
  static ClipPlan unseen(Span span) {
    return encoded(
        span, new Stretch(span.startPts(), span.endPts(), 0, Integer.MAX_VALUE), Integer.MAX_VALUE);
  }

  Span span() {
    return span;
  }

  /** The packets to copy. */
  CopyRun copy() {
    return copy;
  }

  /** Whether packets are copied. */
  boolean hasCopy() {
    return !copy.isEmpty();
  }

  /** Pictures copied that are shown outside of the span, and are to be hidden. */
  int hidden() {
    return copy.before(span.startPts()) + hiddenBehind();
  }

  /** Those of them that are shown behind it. */
  int hiddenBehind() {
    return copy.pictures() - copy.before(span.endPts());
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
    if (!copy.isTurn(i, pts)) {
      throw new Unexpected(
          "packet " + i + " of the clip of " + span + " shows " + pts + ", whose turn it is not");
    }
    return copy.decodingTime(i);
  }

  /** How long the copied picture at {@code pts} is shown. */
  long duration(long pts) {
    return copy.duration(pts, span.endPts());
  }
}
