package org.worldmill.label.camera;

/**
 * By what angle the direction of a way may be off: how much the epipolar lines of all points bend
 * when the direction is turned either way, against how far points are from them.
 */
final class DirectionError {

  private static final double LEAST_PX = 0.01;
  private static final double CAUCHY = 2.385 * 1.4826;

  /** Half of the errors that spread by 1 are below this. */
  private static final double HALF_NORMAL = 0.6745;

  private DirectionError() {}

  /** Root mean square angle in radians for the shift of points between a camera's two axes. */
  static double of(Matches matches, double focal, Rotation rotation, Vec shift) {
    double length = shift.length();
    if (!(length > 0)) {
      return Math.PI / 2;
    }
    Vec along = shift.times(1 / length);
    Vec aside = Math.abs(along.x()) < 0.7 ? new Vec(1, 0, 0) : new Vec(0, 1, 0);
    Vec first = along.cross(aside).times(1 / along.cross(aside).length());
    Vec second = along.cross(first);
    double[] off = new Epipolar(matches, focal, rotation).distances(along);
    double median = Math.max(Matches.median(off), LEAST_PX);
    double[] sum = new double[3];
    for (int i = 0; i < off.length; i++) {
      Vec p = rotation.of(new Vec(matches.px(i) / focal, matches.py(i) / focal, 1));
      Vec q = new Vec(matches.qx(i) / focal, matches.qy(i) / focal, 1);
      Vec normal = p.cross(q);
      Vec a = along.cross(p);
      Vec b = along.cross(q);
      double slope = a.x() * a.x() + a.y() * a.y() + b.x() * b.x() + b.y() * b.y();
      double relative = off[i] / (CAUCHY * median);
      double weight = focal * focal / (Math.max(slope, 1e-9) * (1 + relative * relative));
      sum[0] += weight * normal.dot(first) * normal.dot(first);
      sum[1] += weight * normal.dot(first) * normal.dot(second);
      sum[2] += weight * normal.dot(second) * normal.dot(second);
    }
    double determinant = Math.max(sum[0] * sum[2] - sum[1] * sum[1], 1e-12);
    double sigma = median / HALF_NORMAL;
    return Math.min(Math.PI / 2, sigma * Math.sqrt((sum[0] + sum[2]) / determinant));
  }
}
