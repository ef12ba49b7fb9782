package org.worldmill.bench.shots;

import java.util.List;

/**
 * What is known of a film.
 *
 * @param frames how many it has
 * @param joints where its shots meet, in order
 * @param flashes first frames of the flashes inside its shots
 */
record Truth(int frames, List<Joint> joints, List<Integer> flashes) {

  Truth {
    joints = List.copyOf(joints);
    flashes = List.copyOf(flashes);
  }

  /** How two shots can meet. */
  enum Kind {
    /** A cut between two sources. */
    CUT,
    /** A cut within one source, to another time of it. */
    JUMP,
    /** A cut between shots of which at least one pans fast or zooms. */
    MOVING_CUT,
    /** One picture becomes the other. */
    DISSOLVE,
    /** Through black. */
    FADE_BLACK,
    /** Through white. */
    FADE_WHITE,
    /** A line moves over the picture. */
    WIPE;

    boolean isCut() {
      return this == CUT || this == JUMP || this == MOVING_CUT;
    }
  }

  /**
   * Where two shots meet.
   *
   * @param first of a cut, the first frame of the new shot; else the first frame that shows
   *     something of the transition
   * @param end of a cut, the same; else the first frame that shows the new shot alone
   */
  record Joint(Kind kind, int first, int end) {}
}
