package org.worldmill.curate.shot;

/**
 * Whether the frames from {@code first} to {@code last} lead evenly from one picture to another, as
 * in a dissolve or a fade: then the one in the middle is the mean of both ends, while after motion
 * or a cut it is about as far from that mean as from either end.
 *
 * @param difference of the ends
 * @param bend how far the middle is from the mean of the ends, as a part of their difference
 */
record Blend(int first, int last, double difference, double bend) {

  /** Ends nearer than this say nothing. */
  private static final double LEAST = 8;

  /** Dissolves between moving shots stay below this; motion is mostly above. */
  static final double MOST_BEND = 0.33;

  /** Frames in a window at least and at most, however they are spaced. */
  private static final int NARROW = 4;

  private static final int WIDE = 24;

  /** The window of about {@code nanos} that ends with the latest frame. */
  static Blend upToLast(Recent frames, long nanos, int notBefore) {
    int last = frames.last();
    int first = last;
    while (first > Math.max(notBefore, last - WIDE)
        && (last - first < NARROW || frames.nanos(last) - frames.nanos(first) < nanos)) {
      first--;
    }
    return last - first < NARROW
        ? new Blend(first, last, 0, 1)
        : between(frames, first, last, LEAST);
  }

  /** The window from one frame to another. */
  static Blend between(Recent frames, int first, int last, double least) {
    Miniature a = frames.at(first);
    Miniature b = frames.at(last);
    double difference = a.sameSize(b) ? a.distance(b) : 0;
    if (difference < least || difference <= 0) {
      return new Blend(first, last, difference, 1);
    }
    double span = b.nanos() - a.nanos();
    int middle = first + 1;
    while (middle < last - 1 && frames.nanos(middle) - a.nanos() < 0.499 * span) {
      middle++;
    }
    double weight = (frames.nanos(middle) - a.nanos()) / span;
    if (Math.abs(weight - 0.5) < 0.02) {
      weight = 0.5;
    }
    double off = frames.at(middle).fromMean(a, b, weight);
    return new Blend(first, last, difference, off / difference);
  }

  boolean isEven() {
    return difference >= LEAST && bend < MOST_BEND;
  }
}
