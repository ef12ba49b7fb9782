package org.worldmill.label.view;

/**
 * Draws points as discs that face the camera and Gaussians as the ellipses that they are in a
 * picture: the covariance seen through the camera's linear approximation at the mean (M. Zwicker et
 * al., "EWA Volume Splatting", 2001). Depth is that of the point or mean.
 */
final class DiscRaster {

  /** A Gaussian is solid where it hides more than so much of what is behind it. */
  static final double SOLID = 0.25;

  /** Variance in samples that keeps the smallest Gaussians from falling between samples. */
  private static final double BLUR = 0.3;

  private final Samples out;
  private final double fx;
  private final double fy;
  private final double cx;
  private final double cy;
  private long looked;

  /** Draws into {@code out} what a camera of these intrinsics, in samples, sees. */
  DiscRaster(Samples out, double fx, double fy, double cx, double cy) {
    this.out = out;
    this.fx = fx;
    this.fy = fy;
    this.cx = cx;
    this.cy = cy;
  }

  long looked() {
    return looked;
  }

  /** A disc of at least one sample across around a point in camera coordinates. */
  void disc(int id, double x, double y, double z, double radius) {
    if (!(z >= FaceRaster.NEAR)) {
      return;
    }
    double r = Math.max(0.71, fx * radius / z);
    ellipse(id, x, y, z, new double[] {r * r, 0, r * r}, 1);
  }

  /**
   * A Gaussian.
   *
   * @param covariance in camera axes: xx, xy, xz, yy, yz, zz
   * @param opacity from 0 to 1
   */
  void gaussian(int id, double x, double y, double z, double[] covariance, double opacity) {
    if (!(z >= FaceRaster.NEAR) || !(opacity > SOLID)) {
      return;
    }
    double a = fx / z;
    double b = -fx * x / (z * z);
    double c = fy / z;
    double d = -fy * y / (z * z);
    double xx = covariance[0];
    double xy = covariance[1];
    double xz = covariance[2];
    double yy = covariance[3];
    double yz = covariance[4];
    double zz = covariance[5];
    double[] seen = {
      a * a * xx + 2 * a * b * xz + b * b * zz + BLUR,
      a * c * xy + a * d * xz + b * c * yz + b * d * zz,
      c * c * yy + 2 * c * d * yz + d * d * zz + BLUR
    };
    ellipse(id, x, y, z, seen, 2 * StrictMath.log(opacity / SOLID));
  }

  /** Samples at which q(offset) is at most {@code reach}, q the inverse of a 2 x 2 matrix. */
  private void ellipse(int id, double x, double y, double z, double[] seen, double reach) {
    double determinant = seen[0] * seen[2] - seen[1] * seen[1];
    if (!(determinant > 0) || !Double.isFinite(determinant)) {
      return;
    }
    double u = fx * x / z + cx;
    double v = fy * y / z + cy;
    double across = Math.sqrt(seen[0] * reach);
    double down = Math.sqrt(seen[2] * reach);
    int left = (int) Math.max(0, Math.ceil(u - across - 0.5));
    int right = (int) Math.min(out.width - 1.0, Math.floor(u + across - 0.5));
    int top = (int) Math.max(out.firstRow, Math.ceil(v - down - 0.5));
    int bottom = (int) Math.min(out.firstRow + out.rows - 1.0, Math.floor(v + down - 0.5));
    if (left > right || top > bottom) {
      return;
    }
    looked += (long) (right - left + 1) * (bottom - top + 1);
    long covered = 0;
    for (int row = top; row <= bottom; row++) {
      double dy = row + 0.5 - v;
      for (int column = left; column <= right; column++) {
        double dx = column + 0.5 - u;
        double q = seen[2] * dx * dx - 2 * seen[1] * dx * dy + seen[0] * dy * dy;
        if (q <= reach * determinant) {
          out.put(out.at(row, column), id, 1 / z);
          covered++;
        }
      }
    }
    out.count(covered, false);
  }
}
