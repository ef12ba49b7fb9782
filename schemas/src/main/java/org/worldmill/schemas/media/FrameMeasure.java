package org.worldmill.schemas.media;

import java.util.Map;
import java.util.function.Consumer;
import org.worldmill.schemas.robot.RobotSeries;
import org.worldmill.schemas.telemetry.Telemetry;

/** A measure that looks at decoded pictures. */
public non-sealed interface FrameMeasure extends Measure {

  /** The frames it wants. */
  Sampling sampling();

  /** Begins a clip; an image is a clip of one frame. */
  Pass begin();

  /** What key frames alone, a few seconds apart, can tell it. */
  default FromKeyFrames fromKeyFrames() {
    return FromKeyFrames.NOTHING;
  }

  /** What a measure can tell from some of the pictures at which decoding can start. */
  enum FromKeyFrames {
    /** Nothing that could be compared with what it finds in all pictures. */
    NOTHING,
    /** About the same: its values are means or shares over time of what single pictures show. */
    SUFFICE,
    /** About the same if the packets between them are as good as empty: it compares pictures. */
    SUFFICE_WHERE_STILL
  }

  /** One measure's way through one clip. */
  interface Pass {

    /**
     * Asks to be told what it sees on the way; called before anything else, if at all. A pass that
     * is asked finds the same signals; one that is not keeps nothing for it. By default there is
     * nothing to tell.
     */
    default void watch(Consumer<Observation> witness) {}

    /** The clip is no shot but a transition between two; told before its first frame, if so. */
    default void transition() {}

    /** What the film says of its lens; told before the clip's first frame, if it says anything. */
    default void lens(StatedLens lens) {}

    /** What a robot did while it was filmed, on the clock of the frames; told before the first. */
    default void robot(RobotSeries series) {}

    /**
     * What sensors said while the film was taken, on the clock of its frames; told before the
     * clip's first frame, if the film has any telemetry.
     */
    default void sensors(Telemetry telemetry) {}

    /**
     * How much the shot detector saw a frame differ from the one before it; told of every frame of
     * the clip, also of its first, if it has one before it and the detector says.
     *
     * @param nanos the frame's time since the clip's start
     * @param change in 8-bit steps; docs/shots.md
     */
    default void shotChange(long nanos, double change) {}

    /**
     * Takes a sample, in presentation order; not called under {@link Sampling.Kind#PAIR}. The frame
     * is closed soon after; planes may be kept.
     */
    default void accept(Frame frame) {
      throw new IllegalStateException("this pass takes pairs");
    }

    /**
     * Takes a sample and its partner, a frame after it; called under {@link Sampling.Kind#PAIR}
     * alone, and never for a clip of one frame.
     */
    default void acceptPair(Frame first, Frame second) {
      throw new IllegalStateException("this pass takes single frames");
    }

    /** The signals found: exactly those declared, absent ones with a reason. */
    Map<String, SignalValue> finish();
  }
}
