package org.worldmill.curate.shot;

import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sketch;

/**
 * What is kept of a frame to compare it with its near neighbours.
 *
 * @param pts the frame's time stamp
 * @param nanos the same in nanoseconds
 * @param bytes native memory the frame holds, by its size
 */
record Glance(long pts, long nanos, long bytes, Sketch sketch) {

  /** Puts the sum of the planes' differences on the scale of PySceneDetect's content value. */
  private static final double SCALE = 2.0 / 3;

  /** What a change of the picture's size counts as. */
  private static final double OTHER_SIZE = 255;

  /** Cuts of the development corpus lie over 0.8, jumps after a stalled frame under 0.4. */
  static final double NEW_SCENE = 0.6;

  static Glance at(Frame frame) {
    long bytes = frame.widthPx() * (long) frame.heightPx() * 3 / 2;
    return new Glance(frame.pts(), frame.nanos(), bytes, frame.sketch());
  }

  /** How much the picture differs from another, in 8-bit steps of PySceneDetect's content value. */
  double distance(Glance other) {
    if (!sameSize(other)) {
      return OTHER_SIZE;
    }
    return SCALE
        * (meanDifference(sketch.luma(), other.sketch.luma())
            + meanDifference(sketch.blue(), other.sketch.blue())
            + meanDifference(sketch.red(), other.sketch.red()));
  }

  /** Whether it shows another scene than a frame before it, not the same one moved. */
  boolean isNewSceneAfter(Glance before) {
    return !sameSize(before)
        || new BlockMatch(before.sketch.luma(), sketch.luma()).unexplained() >= NEW_SCENE;
  }

  boolean sameSize(Glance other) {
    return sketch.luma().width() == other.sketch.luma().width()
        && sketch.luma().height() == other.sketch.luma().height();
  }

  private static double meanDifference(Plane a, Plane b) {
    return (double) Samples.difference(a.samples(), b.samples()) / a.samples().length;
  }
}
