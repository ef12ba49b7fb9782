package org.worldmill.label.scene;

/**
 * A place in a picture, or a displacement.
 *
 * @param x to the right, in pixels
 * @param y downwards, in pixels
 */
public record Point(double x, double y) {

  /** This and another. */
  public Point plus(Point other) {
    return new Point(x + other.x, y + other.y);
  }

  /** This without another. */
  public Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  /** So many times this. */
  public Point times(double factor) {
    return new Point(factor * x, factor * y);
  }

  /** The scalar product. */
  public double dot(Point other) {
    return x * other.x + y * other.y;
  }

  /** Its length. */
  public double length() {
    return Math.sqrt(x * x + y * y);
  }
}
