package org.worldmill.label.physics;

import org.worldmill.label.track.Scenery;

/**
 * By how much the errors that follow from the fits are too small, since neighbouring places err
 * together and a picture's errors are not quite even: found on painted scenes, tested on others;
 * see docs/accuracy.md.
 */
final class Calibration {

  static final double GRAVITY = 1.3;
  static final double CONTACT_TIME = 1.5;
  static final double STRIKE_TIME = 2.0;
  static final double RESTITUTION = 0.9;
  static final double PERIOD = 0.55;
  static final double DAMPING = 0.8;

  static final double PLACE = 1.8;

  /** By how much more where the camera is shaken. */
  static final double SHAKEN = 1.6;

  static final double SHAKEN_PERIOD = 2.6;

  /** By how much more where gravity is seen at a slant. */
  static final double SLANT = 1.5;

  /** The part of gravity that is never known better. */
  static final double GRAVITY_SHARE = 0.0005;

  /** A swing of some size is no pure harmonic: part of the damping that this makes uncertain. */
  static final double DAMPING_SHARE = 0.018;

  private Calibration() {}

  /** For times and speeds in a scenery. */
  static double shake(Scenery scenery) {
    return scenery.shaken() ? SHAKEN : 1;
  }
}
