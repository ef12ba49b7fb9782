package org.worldmill.label.camera;

/**
 * Standard errors of a motion, before calibration.
 *
 * @param turn of the turn, in radians
 * @param zoom of the logarithm of the enlargement
 * @param way by which the way may end beside where it does, in distances of the scene's middle
 *     point
 */
record MotionErrors(Vec turn, double zoom, double way) {

  static final MotionErrors NONE = new MotionErrors(Vec.ZERO, 0, 0);

  MotionErrors times(double factor) {
    return new MotionErrors(turn.times(factor), zoom * factor, way * factor);
  }

  /** Of independent motions, one after the other. */
  MotionErrors and(MotionErrors other) {
    Vec both =
        new Vec(
            Math.hypot(turn.x(), other.turn.x()),
            Math.hypot(turn.y(), other.turn.y()),
            Math.hypot(turn.z(), other.turn.z()));
    return new MotionErrors(both, Math.hypot(zoom, other.zoom), Math.hypot(way, other.way));
  }
}
