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
 */
public record Sampling(Kind kind, int hz) {

  /** Every frame. */
  public static final Sampling EVERY = new Sampling(Kind.EVERY, 0);

  /** How frames are chosen. */
  public enum Kind {
    /** All of them. */
    EVERY,
    /** The sample of each tick. */
    SINGLE,
    /** The sample of each tick and the frame that directly follows it in the same clip. */
    PAIR
  }

  public Sampling {
    if ((kind == Kind.EVERY) != (hz == 0) || hz < 0) {
      throw new IllegalArgumentException(kind + " sampling at " + hz + " Hz");
    }
  }

  /** One frame a tick. */
  public static Sampling hz(int hz) {
    return new Sampling(Kind.SINGLE, hz);
  }

  /** Two neighbouring frames a tick, offered together; pairs may overlap in one frame. */
  public static Sampling pairs(int hz) {
    return new Sampling(Kind.PAIR, hz);
  }

  /** The number of the last tick at or before a time stamp, exactly. */
  public long tick(long pts, Rational timeBase) {
    return Math.floorDiv(
        Math.multiplyExact(Math.multiplyExact(pts, timeBase.num()), hz), timeBase.den());
  }
}
