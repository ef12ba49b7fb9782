package org.worldmill.label.scene;

/**
 * A straight wall or floor: bodies stay where {@code normal . p >= offset}.
 *
 * @param normal of length 1, away from the wall
 * @param offset in pixels
 */
record Wall(Point normal, double offset) {

  double distance(Point p) {
    return normal.dot(p) - offset;
  }
}
