package org.worldmill.ingest.mesh;

import java.util.Arrays;
import org.worldmill.schemas.media.Mesh;

/**
 * A parallel projection from the front, a little from the right and above, scaled so that the model
 * fills the picture. Picture coordinates are samples, y down; depth grows away from the viewer and
 * has the model's greatest extent as its unit.
 */
final class MeshView {

  private static final double AZIMUTH = Math.toRadians(32);
  private static final double ELEVATION = Math.toRadians(22);

  /** Share of the picture's side that the model may fill. */
  private static final double FILL = 0.88;

  /** A few points far away are noise: this share on each side may lie outside of the picture. */
  private static final double STRAY_SHARE = 0.01;

  /** They are noise if the cloud is more than so many times as wide with them as without. */
  private static final double STRAY_FACTOR = 1.6;

  private static final int MOST_SAMPLED = 200_000;

  /** Rows: right, down, away; three factors and an offset each. */
  private final double[] rows = new double[12];

  private final double samplesPerDepth;

  MeshView(Mesh mesh, UpAxis up, int side) {
    double[] rotation = rotation(up);
    System.arraycopy(rotation, 0, rows, 0, 12);
    double[] low = new double[3];
    double[] high = new double[3];
    fit(mesh, low, high);
    double extent = Math.max(high[0] - low[0], high[1] - low[1]);
    double scale = finiteOrOne(FILL * side / extent);
    double reach = Math.max(extent, high[2] - low[2]);
    double depthScale = finiteOrOne(1 / reach);
    samplesPerDepth = scale / depthScale;
    for (int axis = 0; axis < 3; axis++) {
      double factor = axis == 2 ? depthScale : scale;
      double middle = low[axis] / 2 + high[axis] / 2;
      for (int k = 0; k < 3; k++) {
        rows[4 * axis + k] *= factor;
      }
      rows[4 * axis + 3] = (axis == 2 ? 0 : side / 2.0) - middle * factor;
    }
  }

  double x(double x, double y, double z) {
    return rows[0] * x + rows[1] * y + rows[2] * z + rows[3];
  }

  double y(double x, double y, double z) {
    return rows[4] * x + rows[5] * y + rows[6] * z + rows[7];
  }

  double depth(double x, double y, double z) {
    return rows[8] * x + rows[9] * y + rows[10] * z + rows[11];
  }

  /** A model of no extent, or of one beyond all numbers, is drawn at its own scale. */
  private static double finiteOrOne(double scale) {
    return Double.isFinite(scale) && scale > 0 ? scale : 1;
  }

  /** Samples that one unit of depth is long. */
  double samplesPerDepth() {
    return samplesPerDepth;
  }

  private static double[] rotation(UpAxis up) {
    double[] rows = new double[12];
    double ca = Math.cos(AZIMUTH);
    double sa = Math.sin(AZIMUTH);
    double ce = Math.cos(ELEVATION);
    double se = Math.sin(ELEVATION);
    for (int axis = 0; axis < 3; axis++) {
      double ex = axis == 0 ? 1 : 0;
      double ey = axis == 1 ? 1 : 0;
      double ez = axis == 2 ? 1 : 0;
      double right = up.right(ex, ey, ez);
      double above = up.up(ex, ey, ez);
      double near = up.towards(ex, ey, ez);
      double forward = right * sa + near * ca;
      rows[axis] = right * ca - near * sa;
      rows[4 + axis] = -(above * ce - forward * se);
      rows[8 + axis] = -(above * se + forward * ce);
    }
    return rows;
  }

  private void fit(Mesh mesh, double[] low, double[] high) {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    if (mesh.triangleCount() == 0) {
      fitCloud(mesh, low, high);
      return;
    }
    double[] seen = new double[3];
    for (int vertex : mesh.triangles()) {
      project(mesh, vertex, seen);
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], seen[axis]);
        high[axis] = Math.max(high[axis], seen[axis]);
      }
    }
  }

  private void fitCloud(Mesh mesh, double[] low, double[] high) {
    int step = mesh.vertexCount() / MOST_SAMPLED + 1;
    int count = (mesh.vertexCount() - 1) / step + 1;
    double[][] sorted = new double[3][count];
    double[] seen = new double[3];
    for (int i = 0; i < count; i++) {
      project(mesh, i * step, seen);
      for (int axis = 0; axis < 3; axis++) {
        sorted[axis][i] = seen[axis];
      }
    }
    int cut = (int) (count * STRAY_SHARE);
    for (int axis = 0; axis < 3; axis++) {
      Arrays.sort(sorted[axis]);
      double most = sorted[axis][count - 1 - cut] - sorted[axis][cut];
      double all = sorted[axis][count - 1] - sorted[axis][0];
      int from = all > STRAY_FACTOR * most ? cut : 0;
      low[axis] = sorted[axis][from];
      high[axis] = sorted[axis][count - 1 - from];
    }
  }

  private void project(Mesh mesh, int vertex, double[] seen) {
    double[] p = mesh.positions();
    int at = 3 * vertex;
    seen[0] = x(p[at], p[at + 1], p[at + 2]);
    seen[1] = y(p[at], p[at + 1], p[at + 2]);
    seen[2] = depth(p[at], p[at + 1], p[at + 2]);
  }
}
