package org.worldmill.label.solid;

/**
 * A symmetric 3 x 3 matrix, such as an inertia tensor.
 *
 * @param xx first row, first column
 * @param yy second row, second column
 * @param zz third row, third column
 * @param xy first row, second column
 * @param yz second row, third column
 * @param zx third row, first column
 */
public record SymmetricMatrix(double xx, double yy, double zz, double xy, double yz, double zx) {

  /** The product of a vector with itself: rank one. */
  public static SymmetricMatrix square(Vector v) {
    return new SymmetricMatrix(
        v.x() * v.x(), v.y() * v.y(), v.z() * v.z(), v.x() * v.y(), v.y() * v.z(), v.z() * v.x());
  }

  /** This and another. */
  public SymmetricMatrix plus(SymmetricMatrix o) {
    return new SymmetricMatrix(xx + o.xx, yy + o.yy, zz + o.zz, xy + o.xy, yz + o.yz, zx + o.zx);
  }

  /** So many times this. */
  public SymmetricMatrix times(double f) {
    return new SymmetricMatrix(f * xx, f * yy, f * zz, f * xy, f * yz, f * zx);
  }

  /** The sum of the diagonal. */
  public double trace() {
    return xx + yy + zz;
  }

  /** The trace on the diagonal, less this: second moments become an inertia tensor, and back. */
  public SymmetricMatrix complement() {
    return new SymmetricMatrix(yy + zz, zz + xx, xx + yy, -xy, -yz, -zx);
  }

  /** This matrix times a vector. */
  public Vector times(Vector v) {
    return new Vector(
        xx * v.x() + xy * v.y() + zx * v.z(),
        xy * v.x() + yy * v.y() + yz * v.z(),
        zx * v.x() + yz * v.y() + zz * v.z());
  }

  /** Whether all entries are numbers. */
  public boolean isFinite() {
    return Double.isFinite(xx + yy + zz + xy + yz + zx);
  }
}
