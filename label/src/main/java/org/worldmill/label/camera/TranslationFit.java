package org.worldmill.label.camera;

import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;

/**
 * A camera that moves without turning: all points run along lines through one point. Two unknowns,
 * which a wrong focal length hardly touches.
 *
 * @param way the camera's way, divided by the distance of the middle point
 * @param medianPx Sampson's distance that half of the points exceed
 * @param tailPx Sampson's distance that a tenth of the points exceed
 * @param cheirality share of the points that would lie before the camera
 * @param directionError root mean square angle by which its direction may be off, before
 *     calibration
 */
record TranslationFit(
    Vec way, double medianPx, double tailPx, double cheirality, double directionError) {

  private static final int ROUNDS = 8;
  private static final double LEAST_SCALE = 0.05;

  /** For a focal length in pixels, and how the second camera is known to be turned. */
  static TranslationFit of(Matches matches, double focal, Rotation rotation) {
    Epipolar epipolar = new Epipolar(matches, focal, rotation);
    double[] weights = firstWeights(matches);
    Vec shift = Vec.ZERO;
    double[] off = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      Vector least = PrincipalAxes.of(moments(matches, focal, rotation, weights)).first();
      shift = new Vec(least.x(), least.y(), least.z());
      off = epipolar.distances(shift);
      double scale = Math.max(LEAST_SCALE, 2.385 * 1.4826 * Matches.median(off));
      for (int i = 0; i < off.length; i++) {
        Vec p = rotation.of(new Vec(matches.px(i) / focal, matches.py(i) / focal, 1));
        Vec q = new Vec(matches.qx(i) / focal, matches.qy(i) / focal, 1);
        Vec a = shift.cross(p);
        Vec b = shift.cross(q);
        double slope = a.x() * a.x() + a.y() * a.y() + b.x() * b.x() + b.y() * b.y();
        double relative = off[i] / scale;
        weights[i] = 1 / (Math.max(slope, 1e-9) * (1 + relative * relative));
      }
    }
    Epipolar.Way way = epipolar.way(shift);
    return new TranslationFit(
        way.perDepth(),
        Matches.median(off),
        Matches.quantile(off, Matches.TAIL),
        way.cheirality(),
        DirectionError.of(matches, focal, rotation, shift));
  }

  /** Long ways say more about the direction than short ones, but not without bounds. */
  private static double[] firstWeights(Matches matches) {
    double[] weights = new double[matches.count()];
    double middle = matches.medianWay();
    for (int i = 0; i < weights.length; i++) {
      double dx = matches.qx(i) - matches.px(i);
      double dy = matches.qy(i) - matches.py(i);
      weights[i] = 1 / (dx * dx + dy * dy + middle * middle + 1e-6);
    }
    return weights;
  }

  private static SymmetricMatrix moments(
      Matches matches, double focal, Rotation rotation, double[] weights) {
    SymmetricMatrix sum = new SymmetricMatrix(0, 0, 0, 0, 0, 0);
    for (int i = 0; i < weights.length; i++) {
      Vec p = rotation.of(new Vec(matches.px(i) / focal, matches.py(i) / focal, 1));
      Vec n = p.cross(new Vec(matches.qx(i) / focal, matches.qy(i) / focal, 1));
      sum = sum.plus(SymmetricMatrix.square(new Vector(n.x(), n.y(), n.z())).times(weights[i]));
    }
    return sum;
  }
}
