package org.worldmill.schemas.media;

import org.worldmill.schemas.Rational;

/**
 * Which frames of a clip a measure wants. Each measure has its own grid on the time line of the
 * asset, so that it finds the same alone and in company: tick k lies k / rate seconds after time
 * stamp zero, and the first frame at or after a tick is its sample. The first frame of a clip is
 * always a sample.
 *
 * @param kind how frames are chosen
 * @param hz ticks a second; 0 for every frame
 * @param apartNanos how long after a sample its partner is shown at the earliest; 0 unless pairs
 */
public record Sampling(Kind kind, int hz, long apartNanos) {

  /** Every frame. */
  public static final Sampling EVERY = new Sampling(Kind.EVERY, 0, 0);

  private static final long SECOND = 1_000_000_000L;

  /** How frames are chosen. */
  public enum Kind {
    /** All of them. */
    EVERY,
    /** The sample of each tick. */
    SINGLE,
    /** The sample of each tick and one that follows it in the same clip. */
    PAIR
  }

  public Sampling {
    if ((kind == Kind.EVERY) != (hz == 0) || hz < 0) {
      throw new IllegalArgumentException(kind + " sampling at " + hz + " Hz");
    }
    if (apartNanos < 0 || (apartNanos > 0 && (kind != Kind.PAIR || apartNanos >= SECOND / hz))) {
      throw new IllegalArgumentException(
          kind + " sampling at " + hz + " Hz, " + apartNanos + " ns apart");
    }
  }

  /** One frame a tick. */
  public static Sampling hz(int hz) {
    return new Sampling(Kind.SINGLE, hz, 0);
  }

  /** Two neighbouring frames a tick, offered together; pairs may overlap in one frame. */
  public static Sampling pairs(int hz) {
    return new Sampling(Kind.PAIR, hz, 0);
  }

  /**
   * Two frames a tick: its sample and the first one shown at least so long after it, or the clip's
   * last if none is. What moves between them then does not depend on the frame rate.
   */
  public static Sampling pairs(int hz, long apartNanos) {
    return new Sampling(Kind.PAIR, hz, apartNanos);
  }

  /** The number of the last tick at or before a time stamp, exactly. */
  public long tick(long pts, Rational timeBase) {
    return Math.floorDiv(
        Math.multiplyExact(Math.multiplyExact(pts, timeBase.num()), hz), timeBase.den());
  }
}
