package org.worldmill.label.solid;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues of a symmetric matrix, least first, and their directions: unit vectors that form a
 * right-handed frame; the greatest component of the first two is positive. Directions of equal
 * values are arbitrary within their plane, though always the same.
 *
 * @param least least eigenvalue
 * @param middle eigenvalue between
 * @param greatest greatest eigenvalue
 * @param first direction of the least
 * @param second direction of the middle one
 * @param third direction of the greatest
 */
public record PrincipalAxes(
    double least, double middle, double greatest, Vector first, Vector second, Vector third) {

  private static final int SWEEPS = 60;

  /** By the cyclic method of Jacobi (1846), which keeps small eigenvalues exact. */
  public static PrincipalAxes of(SymmetricMatrix m) {
    double[][] a = {{m.xx(), m.xy(), m.zx()}, {m.xy(), m.yy(), m.yz()}, {m.zx(), m.yz(), m.zz()}};
    double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS && off(a) > 0; sweep++) {
      rotate(a, v, 0, 1);
      rotate(a, v, 1, 2);
      rotate(a, v, 0, 2);
    }
    Integer[] order = {0, 1, 2};
    Arrays.sort(order, Comparator.comparingDouble(i -> a[i][i]));
    Vector first = positive(column(v, order[0]));
    Vector second = positive(column(v, order[1]));
    return new PrincipalAxes(
        a[order[0]][order[0]],
        a[order[1]][order[1]],
        a[order[2]][order[2]],
        first,
        second,
        first.cross(second));
  }

  /** The value of an axis, 0 for the least. */
  public double value(int axis) {
    return axis == 0 ? least : axis == 1 ? middle : greatest;
  }

  /** The direction of an axis, 0 for that of the least value. */
  public Vector direction(int axis) {
    return axis == 0 ? first : axis == 1 ? second : third;
  }

  /** How far the two nearest values lie apart, as a share of the greatest. */
  public double gap() {
    double scale = Math.max(Math.abs(least), Math.abs(greatest));
    return scale == 0 ? 0 : Math.min(middle - least, greatest - middle) / scale;
  }

  private static double off(double[][] a) {
    double scale = Math.abs(a[0][0]) + Math.abs(a[1][1]) + Math.abs(a[2][2]);
    double off = Math.abs(a[0][1]) + Math.abs(a[0][2]) + Math.abs(a[1][2]);
    return off > 1e-18 * scale ? off : 0;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < 3; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < 3; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double vp = v[k][p];
      double vq = v[k][q];
      v[k][p] = c * vp - s * vq;
      v[k][q] = s * vp + c * vq;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }

  private static Vector column(double[][] v, int i) {
    return new Vector(v[0][i], v[1][i], v[2][i]);
  }

  private static Vector positive(Vector v) {
    double x = Math.abs(v.x());
    double y = Math.abs(v.y());
    double z = Math.abs(v.z());
    double greatest = x >= y - 1e-9 && x >= z - 1e-9 ? v.x() : y >= z - 1e-9 ? v.y() : v.z();
    return greatest < 0 ? v.times(-1) : v;
  }
}
