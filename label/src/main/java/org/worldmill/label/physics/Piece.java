package org.worldmill.label.physics;

/**
 * A piece of a way, and whether the way's other pieces show that something flies there.
 *
 * @param track whose way it is
 * @param arc all of it
 * @param inner without the sightings at its ends that may hold a contact
 * @param turns whether the movement along the acceleration turns round within it
 * @param thrown whether something throws back at one of its ends
 */
record Piece(int track, Arc arc, Arc inner, boolean turns, boolean thrown) {

  private static final double ARC_CERTAINTY = 6;

  double error() {
    return Math.sqrt(inner.accelVariance()) * inner.deviation();
  }

  /** Whether it turns round and leaves its parabola by no more than its places are off. */
  boolean exact() {
    return turns && inner.deviation() < Math.max(0.12, 2.5 * inner.course().noise());
  }

  boolean curved() {
    return inner.accel() > ARC_CERTAINTY * error();
  }

  /** The same as it would be seen frontally. */
  Piece level(Slant slant) {
    Course course = slant.level(arc.course(), track);
    return new Piece(
        track,
        Arc.fitted(course, arc.from(), arc.to()),
        Arc.fitted(course, inner.from(), inner.to()),
        turns,
        thrown);
  }
}
