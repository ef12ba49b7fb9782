package org.worldmill.label.camera;

/**
 * A short time of the camera's way, and how sure it is.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param rates motion per second
 * @param known how well that is known
 * @param turnError standard error of the chain's turn that it is part of, in radians
 * @param ratio residual of model R over that of the best model with translation; 0 if unknown
 */
record Stretch(
    long startNanos, long endNanos, Rates rates, Known known, Vec turnError, double ratio) {

  /** How well the motion is known. */
  enum Known {
    /** One model explains it. */
    CLEAR,
    /** Two do. */
    AMBIGUOUS,
    /** None does, or nothing could be followed. */
    UNKNOWN
  }

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }

  double overlap(long from, long to) {
    return Math.max(0, Math.min(to, endNanos) - Math.max(from, startNanos)) / 1e9;
  }
}
