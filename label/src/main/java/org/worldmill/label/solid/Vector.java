package org.worldmill.label.solid;

/**
 * A place or a direction in space.
 *
 * @param x along the first axis
 * @param y along the second axis
 * @param z along the third axis
 */
public record Vector(double x, double y, double z) {

  /** The origin. */
  public static final Vector ZERO = new Vector(0, 0, 0);

  /** The place of this vertex in an array of x, y, z. */
  public static Vector at(double[] positions, int vertex) {
    return new Vector(positions[3 * vertex], positions[3 * vertex + 1], positions[3 * vertex + 2]);
  }

  /** The unit vector along the axis 0, 1 or 2. */
  public static Vector axis(int axis) {
    return new Vector(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
  }

  /** x, y or z, by 0, 1 or 2. */
  public double component(int axis) {
    return axis == 0 ? x : axis == 1 ? y : z;
  }

  /** This and another. */
  public Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  /** This without another. */
  public Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  /** So many times this. */
  public Vector times(double factor) {
    return new Vector(factor * x, factor * y, factor * z);
  }

  /** The scalar product. */
  public double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** The vector product. */
  public Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** Its length. */
  public double length() {
    return Math.sqrt(dot(this));
  }

  /** Its direction with length 1; not a number if it has no length. */
  public Vector unit() {
    return times(1 / length());
  }

  /** A unit vector at right angles to this one. */
  public Vector perpendicular() {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double az = Math.abs(z);
    int least = ax <= ay && ax <= az ? 0 : ay <= az ? 1 : 2;
    return cross(axis(least)).unit();
  }
}
