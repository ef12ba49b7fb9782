package org.worldmill.label.physics;

import org.worldmill.label.track.Scenery;

/**
 * By how much the errors that follow from the fits are too small, since neighbouring places err
 * together and a picture's errors are not quite even: found on painted scenes, tested on others;
 * see docs/accuracy.md.
 */
final class Calibration {

  static final double GRAVITY = 1.1;
  static final double DIRECTION = 1.1;
  static final double CONTACT_TIME = 1.25;
  static final double STRIKE_TIME = 1.8;
  static final double RESTITUTION = 0.77;
  static final double PERIOD = 0.45;
  static final double DAMPING = 0.8;

  /** For accelerations and what changes faster. */
  static final double PLACE = 1.0;

  /** For what is quicker than an acceleration: neighbouring errors matter less there. */
  static final double QUICK = 1.6;

  /** By how much more for places and velocities, which several pictures' errors pull together. */
  static final double SLOW = 1.1;

  /** By how much more where the camera is shaken. */
  static final double SHAKEN = 1.6;

  /** The same for ways, whose errors are told from the quicker part of what places are off. */
  static final double SHAKEN_WAY = 3.6;

  /** And for what is quicker, whose errors are told from what they are. */
  static final double SHAKEN_QUICK = 1.4;

  static final double SHAKEN_SLOW = 1.75;

  static final double SHAKEN_PERIOD = 2.6;

  /** By how much more where gravity is seen at a slant. */
  static final double SLANT = 1.5;

  /** The same for the times of bounces, which recession moves in the levelled view. */
  static final double SLANT_TIME = 1.25;

  /** The part of gravity that is never known better. */
  static final double GRAVITY_SHARE = 0.0005;

  /** The part of a period that is never known better: a swing's gets shorter as it dies down. */
  static final double PERIOD_SHARE = 0.00015;

  /** The part of the damping that is never known better, for the same reason. */
  static final double DAMPING_SHARE = 0.005;

  /** The same where only the way to the side is known, whose extent grows less than the angle's. */
  static final double STRAIGHT_DAMPING_SHARE = 0.018;

  private Calibration() {}

  /** For accelerations along a way. */
  static double way(Scenery scenery) {
    return PLACE * (scenery.shaken() ? SHAKEN_WAY : 1);
  }

  /** For what is quicker than accelerations along a way. */
  static double quick(Scenery scenery) {
    return QUICK * (scenery.shaken() ? SHAKEN_QUICK : 1);
  }

  /** By how much more for places and velocities along a way. */
  static double slow(Scenery scenery) {
    return scenery.shaken() ? SHAKEN_SLOW : SLOW;
  }

  /** For times and speeds in a scenery. */
  static double shake(Scenery scenery) {
    return scenery.shaken() ? SHAKEN : 1;
  }
}
