package org.worldmill.label.camera;

import org.worldmill.schemas.media.Observation;

/**
 * A short time of the camera's way, and how sure it is.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param rates motion per second, turns by the focal length at the clip's beginning
 * @param enlargement what zooming has made of that focal length since
 * @param known how well that is known
 * @param errors standard errors over its time
 * @param ratio residual of model R over that of the best model with translation; 0 if unknown
 */
record Stretch(
    long startNanos,
    long endNanos,
    Rates rates,
    double enlargement,
    Known known,
    MotionErrors errors,
    double ratio) {

  /** How well the motion is known. */
  enum Known {
    /** One model explains it. */
    CLEAR,
    /** Two do. */
    AMBIGUOUS,
    /** None does, or nothing could be followed. */
    UNKNOWN
  }

  /** A step in which nothing is known to move, of a lens that has zoomed by so much. */
  static Stretch still(Step step, Known known, double enlargement) {
    return new Stretch(
        step.startNanos(), step.endNanos(), Rates.NONE, enlargement, known, MotionErrors.NONE, 0);
  }

  /** The turn in radians a second, by the focal length that zooming has left. */
  Vec turn() {
    Vec seen = rates.turn();
    return new Vec(seen.x() / enlargement, seen.y() / enlargement, seen.z());
  }

  /** Whether a way alone explains it, so that no turn was looked for. */
  boolean turnAssumed() {
    return rates.way().length() > 0 && !(rates.turn().length() > 0);
  }

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }

  /** For those who draw it: since the clip's start, turns as shifts by this focal length. */
  Observation.CameraStep seen(long clipNanos, double focalWidths) {
    return new Observation.CameraStep(
        (startNanos - clipNanos) / 1e9,
        (endNanos - clipNanos) / 1e9,
        known != Known.UNKNOWN,
        focalWidths * rates.turn().y(),
        focalWidths * rates.turn().x(),
        rates.turn().z(),
        rates.zoom(),
        rates.way().x(),
        -rates.way().y(),
        rates.way().z());
  }

  double overlap(long from, long to) {
    return Math.max(0, Math.min(to, endNanos) - Math.max(from, startNanos)) / 1e9;
  }
}
