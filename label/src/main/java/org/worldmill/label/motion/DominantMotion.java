package org.worldmill.label.motion;

import java.util.Arrays;
import org.worldmill.schemas.media.Plane;

/**
 * The similarity (shift, turn, zoom) that most of a flow field follows: what the camera did, as
 * long as it did not move through the scene. About the picture's centre, u = tx + a x - b y and v =
 * ty + b x + a y.
 *
 * @param tx shift to the right in pixels
 * @param ty shift downwards in pixels
 * @param a zoom, as a share
 * @param b turn, in radians for small ones
 * @param meanPx mean displacement over the picture that it stands for
 * @param agreement share of its textured spots that follow it within {@link #NEAR_PX}
 */
record DominantMotion(double tx, double ty, double a, double b, double meanPx, double agreement) {

  /** A pixel follows the dominant motion if it is off by no more than this. */
  static final double NEAR_PX = 0.75;

  /** Least difference within {@link #REACH} pixels that a spot can be found by. */
  private static final int TEXTURE_STEPS = 16;

  private static final int REACH = 4;

  /** With fewer textured spots than this, all spots vote. */
  private static final int LEAST_SPOTS = 24;

  private static final int STEP = 8;
  private static final int ROUNDS = 12;
  private static final double LEAST_SCALE = 0.1;

  /**
   * Robust fit: from the median shift, reweighted least squares with Cauchy weights. Only textured
   * spots of the plane that the flow starts from vote; in flat ones the flow follows the noise.
   */
  static DominantMotion of(FlowField flow, Plane plane, Contrast contrast) {
    Points points = Points.of(flow, plane, contrast);
    double[] model = {median(points.u), median(points.v), 0, 0};
    for (int round = 0; round < ROUNDS; round++) {
      double[] residuals = points.residuals(model);
      double scale = Math.max(LEAST_SCALE, 2.385 * 1.4826 * median(residuals));
      model = points.fit(residuals, scale);
    }
    return points.judged(model);
  }

  /** What is left of the displacement at a pixel once this motion is taken away, in pixels. */
  double residual(FlowField flow, int x, int y) {
    double cx = x - (flow.width() - 1) / 2.0;
    double cy = y - (flow.height() - 1) / 2.0;
    return FlowField.length(
        flow.u(x, y) - (tx + a * cx - b * cy), flow.v(x, y) - (ty + b * cx + a * cy));
  }

  /** How far this motion alone moves a pixel, in pixels. */
  double speed(FlowField flow, int x, int y) {
    double cx = x - (flow.width() - 1) / 2.0;
    double cy = y - (flow.height() - 1) / 2.0;
    return FlowField.length(tx + a * cx - b * cy, ty + b * cx + a * cy);
  }

  /** Whether there is something to follow around a pixel, in a plane of this contrast. */
  static boolean textured(Plane plane, Contrast contrast, int x, int y) {
    int least = 255;
    int greatest = 0;
    for (int py = Math.max(0, y - REACH); py <= Math.min(plane.height() - 1, y + REACH); py += 2) {
      for (int px = Math.max(0, x - REACH); px <= Math.min(plane.width() - 1, x + REACH); px += 2) {
        int value = plane.at(px, py);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    return greatest - least >= contrast.steps(TEXTURE_STEPS);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The field at every eighth pixel that has texture, about the centre. */
  private static final class Points {

    private final double[] x;
    private final double[] y;
    private final double[] u;
    private final double[] v;

    private Points(int count) {
      x = new double[count];
      y = new double[count];
      u = new double[count];
      v = new double[count];
    }

    static Points of(FlowField flow, Plane plane, Contrast contrast) {
      int columns = (flow.width() - STEP / 2 + STEP - 1) / STEP;
      int rows = (flow.height() - STEP / 2 + STEP - 1) / STEP;
      int[] all = java.util.stream.IntStream.range(0, columns * rows).toArray();
      int[] textured =
          Arrays.stream(all)
              .filter(
                  i ->
                      textured(
                          plane,
                          contrast,
                          STEP / 2 + i % columns * STEP,
                          STEP / 2 + i / columns * STEP))
              .toArray();
      int[] chosen = textured.length < LEAST_SPOTS ? all : textured;
      Points points = new Points(chosen.length);
      for (int i = 0; i < chosen.length; i++) {
        int px = STEP / 2 + chosen[i] % columns * STEP;
        int py = STEP / 2 + chosen[i] / columns * STEP;
        points.x[i] = px - (flow.width() - 1) / 2.0;
        points.y[i] = py - (flow.height() - 1) / 2.0;
        points.u[i] = flow.u(px, py);
        points.v[i] = flow.v(px, py);
      }
      return points;
    }

    double[] residuals(double[] m) {
      double[] residuals = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        residuals[i] =
            FlowField.length(
                u[i] - (m[0] + m[2] * x[i] - m[3] * y[i]),
                v[i] - (m[1] + m[3] * x[i] + m[2] * y[i]));
      }
      return residuals;
    }

    /** Weighted least squares, solved about the weighted means, where it falls apart. */
    double[] fit(double[] residuals, double scale) {
      double[] w = new double[x.length];
      double[] mean = new double[4];
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double r = residuals[i] / scale;
        w[i] = 1 / (1 + r * r);
        sum += w[i];
        mean[0] += w[i] * x[i];
        mean[1] += w[i] * y[i];
        mean[2] += w[i] * u[i];
        mean[3] += w[i] * v[i];
      }
      for (int k = 0; k < mean.length; k++) {
        mean[k] /= sum;
      }
      double spread = 0;
      double zoom = 0;
      double turn = 0;
      for (int i = 0; i < x.length; i++) {
        double dx = x[i] - mean[0];
        double dy = y[i] - mean[1];
        double du = u[i] - mean[2];
        double dv = v[i] - mean[3];
        spread += w[i] * (dx * dx + dy * dy);
        zoom += w[i] * (dx * du + dy * dv);
        turn += w[i] * (dx * dv - dy * du);
      }
      double a = spread > 0 ? zoom / spread : 0;
      double b = spread > 0 ? turn / spread : 0;
      return new double[] {
        mean[2] - a * mean[0] + b * mean[1], mean[3] - b * mean[0] - a * mean[1], a, b
      };
    }

    DominantMotion judged(double[] m) {
      double length = 0;
      for (int i = 0; i < x.length; i++) {
        length +=
            FlowField.length(m[0] + m[2] * x[i] - m[3] * y[i], m[1] + m[3] * x[i] + m[2] * y[i]);
      }
      long near = Arrays.stream(residuals(m)).filter(r -> r <= NEAR_PX).count();
      return new DominantMotion(
          m[0], m[1], m[2], m[3], length / x.length, (double) near / x.length);
    }
  }
}
