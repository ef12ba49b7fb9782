package org.worldmill.schemas.media;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Finds where one shot ends and the next begins. Holds no state of its own. */
public interface ShotDetector {

  /** Name and version, such as {@code adaptive/1}. */
  String name();

  /** How many further frames it may need before it decides about one; at most 32. */
  int delayFrames();

  /** Begins a video. */
  Detection begin();

  /** One detector's way through one video. */
  interface Detection {

    /**
     * Takes the next frame; every frame is offered.
     *
     * @return the time stamp of the first frame of a new shot, if that is decided now; one of the
     *     last {@link ShotDetector#delayFrames()} + 1 frames, and later than any given before
     */
    OptionalLong accept(Frame frame);

    /** What is still to be said when no frame follows. */
    OptionalLong finish();

    /**
     * How many of the frames accepted so far, counted from the latest, it may still name; the
     * others need not wait. At most {@link ShotDetector#delayFrames()} + 1, which holds if it does
     * not say.
     */
    default int undecidedFrames() {
      return Integer.MAX_VALUE;
    }

    /**
     * Whether what begins at the boundary given last is no shot but a transition between two: a
     * fade or a dissolve, which ends at the next boundary.
     */
    default boolean inTransition() {
      return false;
    }

    /**
     * How much the frame accepted last differs from the one before it, in 8-bit steps; empty for
     * the first, and if the detector does not compare.
     */
    default OptionalDouble change() {
      return OptionalDouble.empty();
    }
  }
}
