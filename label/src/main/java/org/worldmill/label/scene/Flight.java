package org.worldmill.label.scene;

/**
 * A stretch without contact.
 *
 * @param startSeconds when it begins
 * @param endSeconds when it ends
 * @param place at its start
 * @param velocity at its start, in pixels a second
 * @param acceleration in pixels a second squared; zero once the body only rolls
 */
public record Flight(
    double startSeconds, double endSeconds, Point place, Point velocity, Point acceleration) {

  Point at(double t) {
    double since = t - startSeconds;
    return place.plus(velocity.times(since)).plus(acceleration.times(since * since / 2));
  }

  Point velocityAt(double t) {
    return velocity.plus(acceleration.times(t - startSeconds));
  }

  Flight backwards(double end) {
    return new Flight(
        end - endSeconds,
        end - startSeconds,
        at(endSeconds),
        velocityAt(endSeconds).times(-1),
        acceleration);
  }
}
