package org.worldmill.label.camera;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.worldmill.schemas.media.Plane;

/**
 * Corners (Shi, Tomasi: Good Features to Track, CVPR 1994), followed from plane to plane by the
 * pyramidal method of Lucas and Kanade (Bouguet 2000) and back again: a point that does not come
 * back to within {@value #RETURN_PX} px is lost.
 */
final class PointTracker {

  static final double RETURN_PX = 0.3;
  private static final int MOST = 90;
  private static final double LEAST_QUALITY = 0.01;
  private static final double APART_PX = 10;
  private static final int CELLS_ACROSS = 18;
  private static final int MOST_WEAK = 1000;
  private static final double WEAK_QUALITY = 0.0001;
  private static final double WEAK_RETURN_PX = 0.8;
  private static final int BLOCK = 5;
  private static final int WINDOW = 13;
  private static final int LEVELS = 3;
  private static final int STEPS = 12;
  private static final double PRECISION_PX = 0.02;

  static {
    // One asset is worked on by one thread; the library would otherwise start one for each core.
    opencv_core.setNumThreads(1);
  }

  private PointTracker() {}

  /** Points that can be followed, x and y interleaved. */
  @SuppressWarnings("try")
  static float[] corners(Plane plane) {
    try (PointerScope scope = new PointerScope()) {
      Mat found = new Mat();
      opencv_imgproc.goodFeaturesToTrack(
          mat(plane), found, MOST, LEAST_QUALITY, APART_PX, new Mat(), BLOCK, false, 0.04);
      return floats(found, found.rows());
    }
  }

  /**
   * Points for a sample of the whole picture: the best of each cell, {@value #CELLS_ACROSS} across,
   * however weak, since what is near is drawn large and has weaker corners than what is far.
   */
  @SuppressWarnings("try")
  static float[] everywhere(Plane plane) {
    float[] all;
    double cellPx = (double) plane.width() / CELLS_ACROSS;
    try (PointerScope scope = new PointerScope()) {
      Mat found = new Mat();
      opencv_imgproc.goodFeaturesToTrack(
          mat(plane), found, MOST_WEAK, WEAK_QUALITY, cellPx / 3, new Mat(), BLOCK, false, 0.04);
      all = floats(found, found.rows());
    }
    Map<Integer, Integer> best = new LinkedHashMap<>();
    for (int i = 0; i < all.length; i += 2) {
      int row = (int) (all[i + 1] / cellPx);
      int column = (int) (all[i] / cellPx);
      // They come in the order of their strength.
      best.putIfAbsent(row * CELLS_ACROSS + column, i);
    }
    float[] points = new float[2 * best.size()];
    int k = 0;
    for (int i : best.values()) {
      points[k++] = all[i];
      points[k++] = all[i + 1];
    }
    return points;
  }

  /** Where points went: x and y interleaved, NaN for those that were lost. */
  static float[] follow(Plane from, Plane to, float[] points) {
    return follow(from, to, points, RETURN_PX);
  }

  /** The same of weak ones, which come back less precisely. */
  static float[] followWeak(Plane from, Plane to, float[] points) {
    return follow(from, to, points, WEAK_RETURN_PX);
  }

  @SuppressWarnings("try")
  private static float[] follow(Plane from, Plane to, float[] points, double returnPx) {
    int count = points.length / 2;
    try (PointerScope scope = new PointerScope()) {
      Mat first = mat(from);
      Mat second = mat(to);
      Mat there = new Mat();
      Mat back = new Mat();
      Mat seen = new Mat();
      Mat seenBack = new Mat();
      search(first, second, points(points), there, seen);
      search(second, first, there, back, seenBack);
      float[] went = floats(there, count);
      float[] came = floats(back, count);
      ByteBuffer forth = seen.createBuffer();
      ByteBuffer again = seenBack.createBuffer();
      for (int i = 0; i < count; i++) {
        double dx = came[2 * i] - points[2 * i];
        double dy = came[2 * i + 1] - points[2 * i + 1];
        boolean kept =
            forth.get(i) != 0
                && again.get(i) != 0
                && dx * dx + dy * dy <= returnPx * returnPx
                && inside(went[2 * i], went[2 * i + 1], to);
        if (!kept) {
          went[2 * i] = Float.NaN;
          went[2 * i + 1] = Float.NaN;
        }
      }
      return went;
    }
  }

  /**
   * Where points went, looked for in the second plane as a matrix over pixels lays it on the first;
   * NaN for those that were lost.
   */
  static float[] again(Plane from, Plane to, float[] points, double[] matrix) {
    float[] went = follow(from, laid(to, matrix), points);
    for (int i = 0; i < went.length; i += 2) {
      double x = went[i];
      double y = went[i + 1];
      double depth = matrix[6] * x + matrix[7] * y + matrix[8];
      float toX = (float) ((matrix[0] * x + matrix[1] * y + matrix[2]) / depth);
      float toY = (float) ((matrix[3] * x + matrix[4] * y + matrix[5]) / depth);
      boolean seen = inside(toX, toY, to);
      went[i] = seen ? toX : Float.NaN;
      went[i + 1] = seen ? toY : Float.NaN;
    }
    return went;
  }

  @SuppressWarnings("try")
  private static Plane laid(Plane plane, double[] matrix) {
    try (PointerScope scope = new PointerScope()) {
      Mat values = new Mat(3, 3, opencv_core.CV_64F);
      DoubleBuffer buffer = values.createBuffer();
      buffer.put(matrix);
      Mat laid = new Mat();
      opencv_imgproc.warpPerspective(
          mat(plane),
          laid,
          values,
          new Size(plane.width(), plane.height()),
          opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
          opencv_core.BORDER_REPLICATE,
          new Scalar());
      byte[] samples = new byte[plane.width() * plane.height()];
      laid.data().get(samples);
      return new Plane(plane.width(), plane.height(), samples);
    }
  }

  private static boolean inside(float x, float y, Plane plane) {
    return x >= 2 && y >= 2 && x <= plane.width() - 3 && y <= plane.height() - 3;
  }

  private static void search(Mat from, Mat to, Mat points, Mat found, Mat seen) {
    opencv_video.calcOpticalFlowPyrLK(
        from,
        to,
        points,
        found,
        seen,
        new Mat(),
        new Size(WINDOW, WINDOW),
        LEVELS,
        new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, STEPS, PRECISION_PX),
        0,
        1e-4);
  }

  private static Mat mat(Plane plane) {
    Mat mat = new Mat(plane.height(), plane.width(), opencv_core.CV_8UC1);
    mat.data().put(plane.samples(), 0, plane.samples().length);
    return mat;
  }

  private static Mat points(float[] points) {
    Mat mat = new Mat(points.length / 2, 1, opencv_core.CV_32FC2);
    FloatBuffer buffer = mat.createBuffer();
    buffer.put(points);
    return mat;
  }

  private static float[] floats(Mat mat, int count) {
    float[] values = new float[2 * count];
    if (count > 0) {
      FloatBuffer buffer = mat.createBuffer();
      buffer.get(values);
    }
    return values;
  }
}
