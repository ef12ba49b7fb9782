package org.worldmill.label.scene;

/** Where a body's centre is at a time, in pixels of the picture that a standing camera sees. */
@FunctionalInterface
public interface Motion {

  /** The place at {@code t} seconds after the film's start. */
  Point at(double t);

  /** How much larger than its nominal size the body appears then. */
  default double size(double t) {
    return 1;
  }

  /** A movement from its end, given in seconds, to its beginning. */
  static Motion backwards(Motion forwards, double end) {
    return new Motion() {
      @Override
      public Point at(double t) {
        return forwards.at(end - t);
      }

      @Override
      public double size(double t) {
        return forwards.size(end - t);
      }
    };
  }
}
