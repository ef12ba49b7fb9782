package org.worldmill.label.camera;

/**
 * A vector in space: x right, y down, z forward.
 *
 * @param x to the right
 * @param y downwards
 * @param z forwards
 */
public record Vec(double x, double y, double z) {

  /** No length. */
  public static final Vec ZERO = new Vec(0, 0, 0);

  /** Sum. */
  public Vec plus(Vec other) {
    return new Vec(x + other.x, y + other.y, z + other.z);
  }

  /** Difference. */
  public Vec minus(Vec other) {
    return new Vec(x - other.x, y - other.y, z - other.z);
  }

  /** Multiple. */
  public Vec times(double factor) {
    return new Vec(x * factor, y * factor, z * factor);
  }

  /** Scalar product. */
  public double dot(Vec other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** Vector product. */
  public Vec cross(Vec other) {
    return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** Length. */
  public double length() {
    return Math.sqrt(dot(this));
  }
}
