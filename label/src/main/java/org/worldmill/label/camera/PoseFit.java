package org.worldmill.label.camera;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Model T: a camera that turns and moves, by the essential matrix (Nister 2004) that MAGSAC (Barath
 * et al. 2020) finds with a threshold of {@value #THRESHOLD_PX} px. Only for matches far apart.
 *
 * @param turn the camera's rotation vector in radians
 * @param way the camera's way, divided by the distance of the middle point
 * @param medianPx Sampson's distance that half of the points exceed
 * @param cheirality share of the points that lie before both cameras
 * @param directionError root mean square angle by which the way's direction may be off, were the
 *     turn known, before calibration
 */
record PoseFit(Vec turn, Vec way, double medianPx, double cheirality, double directionError) {

  static final double THRESHOLD_PX = 0.6;
  private static final double CERTAINTY = 0.999;
  private static final int ROUNDS = 300;
  private static final int LEAST_POINTS = 12;

  /** For a focal length in pixels; empty where there is no such motion. */
  @SuppressWarnings("try")
  static Optional<PoseFit> of(Matches matches, double focal) {
    if (matches.count() < LEAST_POINTS) {
      return Optional.empty();
    }
    try (PointerScope scope = new PointerScope()) {
      Mat lens = new Mat(3, 3, opencv_core.CV_64F);
      DoubleBuffer values = lens.createBuffer();
      values.put(new double[] {focal, 0, 0, 0, focal, 0, 0, 0, 1});
      Mat first = new Mat(matches.count(), 2, opencv_core.CV_64F);
      Mat second = new Mat(matches.count(), 2, opencv_core.CV_64F);
      DoubleBuffer p = first.createBuffer();
      DoubleBuffer q = second.createBuffer();
      for (int i = 0; i < matches.count(); i++) {
        p.put(matches.px(i)).put(matches.py(i));
        q.put(matches.qx(i)).put(matches.qy(i));
      }
      Mat inliers = new Mat();
      Mat essential =
          opencv_calib3d.findEssentialMat(
              first,
              second,
              lens,
              opencv_calib3d.USAC_MAGSAC,
              CERTAINTY,
              THRESHOLD_PX,
              ROUNDS,
              inliers);
      if (essential.rows() != 3 || essential.cols() != 3) {
        return Optional.empty();
      }
      Mat rotation = new Mat();
      Mat shift = new Mat();
      opencv_calib3d.recoverPose(essential, first, second, lens, rotation, shift, inliers);
      return Optional.of(found(matches, focal, rotation(rotation), vector(shift)));
    }
  }

  private static PoseFit found(Matches matches, double focal, Rotation rotation, Vec shift) {
    Epipolar epipolar = new Epipolar(matches, focal, rotation);
    Epipolar.Way way = epipolar.way(shift);
    double median = Matches.median(epipolar.distances(shift));
    return new PoseFit(
        rotation.inverse().vector(),
        way.perDepth(),
        median,
        way.cheirality(),
        DirectionError.of(matches, focal, rotation, shift));
  }

  private static Rotation rotation(Mat mat) {
    DoubleBuffer v = mat.createBuffer();
    return new Rotation(
        new Vec(v.get(0), v.get(1), v.get(2)),
        new Vec(v.get(3), v.get(4), v.get(5)),
        new Vec(v.get(6), v.get(7), v.get(8)));
  }

  private static Vec vector(Mat mat) {
    DoubleBuffer v = mat.createBuffer();
    return new Vec(v.get(0), v.get(1), v.get(2));
  }
}
