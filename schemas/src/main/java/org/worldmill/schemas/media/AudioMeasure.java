package org.worldmill.schemas.media;

import java.util.Map;

/** A measure that listens. */
public non-sealed interface AudioMeasure extends Measure {

  /** Begins a clip. */
  Pass begin();

  /** One measure's way through the sound of one clip. */
  interface Pass {

    /**
     * Says when the clip starts, before its first block.
     *
     * @param startNanos on the clock of the blocks
     */
    default void startsAt(long startNanos) {}

    /** Takes a block, in order, cut at the clip's ends. */
    void accept(AudioBlock block);

    /**
     * The signals found: exactly those declared.
     *
     * @param durationNanos the clip's length, of which the blocks may cover only a part
     */
    Map<String, SignalValue> finish(long durationNanos);
  }
}
