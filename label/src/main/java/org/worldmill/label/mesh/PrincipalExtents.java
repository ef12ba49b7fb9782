package org.worldmill.label.mesh;

import java.util.List;

/** How far points reach along the axes in which they spread most, less and least. */
final class PrincipalExtents {

  private PrincipalExtents() {}

  /**
   * The second and the third extent in units of the first.
   *
   * @param points x, y, z of each, centred on the origin
   * @param radius their root mean square distance to the origin, above 0
   */
  static List<Double> ratios(double[] points, double radius) {
    double[] c = new double[6];
    double scale = 3 / (points.length * radius * radius);
    for (int i = 0; i < points.length; i += 3) {
      double x = points[i];
      double y = points[i + 1];
      double z = points[i + 2];
      c[0] += x * x * scale;
      c[1] += y * y * scale;
      c[2] += z * z * scale;
      c[3] += x * y * scale;
      c[4] += y * z * scale;
      c[5] += z * x * scale;
    }
    double[] eigen = eigenvalues(c);
    double first = Math.sqrt(eigen[0]);
    return List.of(
        Math.sqrt(Math.max(0, eigen[1])) / first, Math.sqrt(Math.max(0, eigen[2])) / first);
  }

  /**
   * Eigenvalues of a symmetric matrix, greatest first, in closed form: Smith, "Eigenvalues of a
   * symmetric 3 x 3 matrix", 1961.
   *
   * @param c xx, yy, zz, xy, yz, zx
   */
  private static double[] eigenvalues(double[] c) {
    double mean = (c[0] + c[1] + c[2]) / 3;
    double a = c[0] - mean;
    double b = c[1] - mean;
    double d = c[2] - mean;
    double off = c[3] * c[3] + c[4] * c[4] + c[5] * c[5];
    double p = Math.sqrt((a * a + b * b + d * d + 2 * off) / 6);
    if (p == 0) {
      return new double[] {mean, mean, mean};
    }
    double determinant =
        a * (b * d - c[4] * c[4])
            - c[3] * (c[3] * d - c[4] * c[5])
            + c[5] * (c[3] * c[4] - b * c[5]);
    double angle = Math.acos(Math.max(-1, Math.min(1, determinant / (2 * p * p * p)))) / 3;
    double first = mean + 2 * p * Math.cos(angle);
    double third = mean + 2 * p * Math.cos(angle + 2 * Math.PI / 3);
    return new double[] {first, 3 * mean - first - third, third};
  }
}
