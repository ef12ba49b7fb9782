package org.worldmill.curate.shot;

/** The miniatures of the latest frames, by the frame's number from 0. */
final class Recent {

  static final int KEPT = 128;

  private final Miniature[] ring = new Miniature[KEPT];
  private int count;

  void add(Miniature miniature) {
    ring[count % KEPT] = miniature;
    count++;
  }

  /** The number of the latest. */
  int last() {
    return count - 1;
  }

  /** The number of the earliest that is still known. */
  int first() {
    return Math.max(0, count - KEPT);
  }

  Miniature at(int frame) {
    if (frame < first() || frame >= count) {
      throw new IllegalArgumentException("frame " + frame + " is not among the latest");
    }
    return ring[frame % KEPT];
  }

  /** When the frame is shown, in nanoseconds. */
  long nanos(int frame) {
    return at(frame).nanos();
  }
}
