package org.worldmill.label.camera;

/**
 * What happened between a sample and the next.
 *
 * @param startNanos the earlier one's time
 * @param endNanos the later one's
 * @param kind what was seen
 * @param turn rotation by model R at the supposed focal length
 * @param zoom its logarithm of the enlargement
 * @param turnError standard errors of the rotation, before calibration
 * @param zoomError standard error of the zoom, before calibration
 * @param standing how much of the picture did not move
 */
record Step(
    long startNanos,
    long endNanos,
    Kind kind,
    Vec turn,
    double zoom,
    Vec turnError,
    double zoomError,
    Standing standing) {

  /** What was seen. */
  enum Kind {
    /** The camera stood. */
    STILL,
    /** It moved. */
    MOVED,
    /** Too little could be followed. */
    LOST
  }

  static Step of(long startNanos, long endNanos, Kind kind) {
    return new Step(startNanos, endNanos, kind, Vec.ZERO, 0, Vec.ZERO, 0, Standing.NONE);
  }

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }
}
