package org.worldmill.label.camera;

/**
 * What a rotation and a way together say about matches: how far they are from their epipolar lines,
 * and how far away the points are.
 */
final class Epipolar {

  private final Matches matches;
  private final double focal;
  private final Rotation rotation;

  /** For a focal length in pixels and a rotation from the first camera's axes to the second's. */
  Epipolar(Matches matches, double focal, Rotation rotation) {
    this.matches = matches;
    this.focal = focal;
    this.rotation = rotation;
  }

  /** Sampson's distances in pixels, for a shift of points between the two cameras' axes. */
  double[] distances(Vec shift) {
    double[] distances = new double[matches.count()];
    for (int i = 0; i < distances.length; i++) {
      Vec p = new Vec(matches.px(i) / focal, matches.py(i) / focal, 1);
      Vec q = new Vec(matches.qx(i) / focal, matches.qy(i) / focal, 1);
      Vec line = shift.cross(rotation.of(p));
      Vec back = rotation.inverse().of(q.cross(shift));
      double slope =
          line.x() * line.x() + line.y() * line.y() + back.x() * back.x() + back.y() * back.y();
      distances[i] = focal * Math.abs(q.dot(line)) / Math.sqrt(Math.max(slope, 1e-18));
    }
    return distances;
  }

  /**
   * The camera's way in units of the distance of the middle point, along its first axes, and what
   * share of the points lie before it if it went that way.
   */
  Way way(Vec shift) {
    double[] nearness = new double[matches.count()];
    int before = 0;
    for (int i = 0; i < nearness.length; i++) {
      Vec p = rotation.of(new Vec(matches.px(i) / focal, matches.py(i) / focal, 1));
      double x = p.x() / p.z();
      double y = p.y() / p.z();
      double qx = matches.qx(i) / focal;
      double qy = matches.qy(i) / focal;
      double bx = shift.x() - qx * shift.z();
      double by = shift.y() - qy * shift.z();
      nearness[i] = ((qx - x) * bx + (qy - y) * by) / Math.max(bx * bx + by * by, 1e-18);
      before += nearness[i] > 0 ? 1 : 0;
    }
    double middle = Matches.median(nearness);
    boolean turned = middle < 0;
    double share = (double) before / nearness.length;
    // Points shift against the camera.
    Vec camera = rotation.inverse().of(shift).times(-middle);
    return new Way(camera, turned ? 1 - share : share);
  }

  /**
   * A way.
   *
   * @param perDepth the camera's way, divided by the distance of the middle point
   * @param cheirality share of points that lie before both cameras
   */
  record Way(Vec perDepth, double cheirality) {}
}
