package org.worldmill.bench.shots;

import java.util.List;

/**
 * What a detector found in a film: frames counted from 0.
 *
 * @param boundaries in order
 */
record Found(List<Mark> boundaries) {

  Found {
    boundaries = List.copyOf(boundaries);
  }

  /**
   * A boundary, or a transition.
   *
   * @param first of a cut, the first frame of the new shot; else the first of the transition
   * @param end of a cut, the same; else the first frame of the next shot
   */
  record Mark(int first, int end) {
    boolean isCut() {
      return first == end;
    }
  }
}
