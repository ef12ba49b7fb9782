package org.worldmill.label.view;

import org.worldmill.schemas.media.Model3d;

/**
 * Turns samples into pixels: depth, normal and part at the pixel's middle, and the mean colour of
 * its samples, lit by two lights that come with the camera, the brighter from above on the left.
 */
final class Shading {

  private static final double[] KEY = unit(-0.5, -0.6, -0.62);
  private static final double[] FILL = unit(0.8, -0.1, -0.6);

  private final Model3d model;
  private final double unit;
  private final Paint paint;
  private final Surface surface;
  private final Picture picture;
  private final int samples;
  private final boolean faces;

  // What is known of the sample at hand.
  private final double[] p = new double[9];
  private final double[] normal = new double[3];
  private final double[] smooth = new double[3];
  private final double[] weights = new double[3];
  private final double[] rgb = new double[3];
  private double z;
  private double share;
  private boolean back;

  Shading(
      Model3d model, Extent extent, Paint paint, Surface surface, Picture picture, int samples) {
    this.model = model;
    this.unit = extent.unit();
    this.paint = paint;
    this.surface = surface;
    this.picture = picture;
    this.samples = samples;
    faces = model.mesh().triangleCount() > 0;
  }

  void shade(Samples band, int firstRow, int rows) {
    for (int row = firstRow; row < firstRow + rows; row++) {
      for (int column = 0; column < picture.widthPx(); column++) {
        int pixel = row * picture.widthPx() + column;
        middle(band, pixel, row, column);
        colour(band, pixel, row, column);
      }
    }
  }

  private void middle(Samples band, int pixel, int row, int column) {
    int at = band.at(samples * row + samples / 2, samples * column + samples / 2);
    int id = band.seen(at);
    if (id == Samples.NOTHING) {
      return;
    }
    look(id, row + 0.5, column + 0.5);
    picture.depth[pixel] = (float) (z * unit);
    for (int axis = 0; axis < 3; axis++) {
      picture.normals[3 * pixel + axis] = (float) normal[axis];
    }
    picture.parts[pixel] = faces ? model.parts().partOf(id) + 1 : 1;
    picture.backs[pixel] = back;
  }

  /** Each face that a pixel shows is lit once, where its first sample lies. */
  private void colour(Samples band, int pixel, int row, int column) {
    int last = Samples.NOTHING;
    double[] sum = new double[3];
    int covered = 0;
    for (int i = 0; i < samples * samples; i++) {
      int down = samples * row + i / samples;
      int across = samples * column + i % samples;
      int at = band.at(down, across);
      int id = band.seen(at);
      if (id == Samples.NOTHING) {
        continue;
      }
      if (id != last) {
        last = id;
        look(id, (down + 0.5) / samples, (across + 0.5) / samples);
        light(id);
      }
      covered++;
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += rgb[axis];
      }
    }
    for (int axis = 0; covered > 0 && axis < 3; axis++) {
      picture.colours[4 * pixel + axis] = (float) (sum[axis] / covered);
    }
    picture.colours[4 * pixel + 3] = (float) covered / (samples * samples);
  }

  /** Where the ray through a place of the picture meets a face or point. */
  private void look(int id, double row, double column) {
    if (!faces) {
      surface.vertex(id, p, 0);
      z = p[2];
      normal[0] = 0;
      normal[1] = 0;
      normal[2] = -1;
      back = false;
      return;
    }
    surface.face(id, p);
    double ux = p[3] - p[0];
    double uy = p[4] - p[1];
    double uz = p[5] - p[2];
    double vx = p[6] - p[0];
    double vy = p[7] - p[1];
    double vz = p[8] - p[2];
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    double offset = (nx * p[0] + ny * p[1] + nz * p[2]) / length;
    back = offset > 0;
    double sign = (back ? -1 : 1) / length;
    // Adding zero makes one zero of the two that there are.
    normal[0] = nx * sign + 0.0;
    normal[1] = ny * sign + 0.0;
    normal[2] = nz * sign + 0.0;
    Camera camera = picture.camera();
    double dx = (column - camera.cx()) / camera.fx();
    double dy = (row - camera.cy()) / camera.fy();
    double nearest = Math.max(FaceRaster.NEAR, Math.min(p[2], Math.min(p[5], p[8])));
    double farthest = Math.max(p[2], Math.max(p[5], p[8]));
    double along = (nx * dx + ny * dy + nz) / length;
    z = Math.max(nearest, Math.min(farthest, offset / along));
    // The part of the face's plane that a pixel shows, over the face, half as large as the normal.
    share = z * z / (camera.fx() * camera.fy() * Math.abs(along)) / (length / 2);
    weigh(dx * z, dy * z, new double[] {nx, ny, nz}, length * length);
  }

  /** Barycentric weights of a point of the face's plane, pulled into the face. */
  private void weigh(double x, double y, double[] n, double square) {
    for (int k = 1; k < 3; k++) {
      int from = 3 * ((k + 1) % 3);
      int to = 3 * ((k + 2) % 3);
      double ex = p[to] - p[from];
      double ey = p[to + 1] - p[from + 1];
      double ez = p[to + 2] - p[from + 2];
      double hx = x - p[from];
      double hy = y - p[from + 1];
      double hz = z - p[from + 2];
      double area =
          n[0] * (ey * hz - ez * hy) + n[1] * (ez * hx - ex * hz) + n[2] * (ex * hy - ey * hx);
      weights[k] = Math.max(0, Math.min(1, area / square));
    }
    weights[0] = Math.max(0, 1 - weights[1] - weights[2]);
  }

  private void light(int id) {
    if (faces) {
      paint.face(id, weights, share, rgb);
    } else {
      paint.point(id, rgb);
    }
    double[] lit = normal;
    if (faces && surface.normal(id, weights, smooth)) {
      // A normal that a file gives may point away where the face does not: it is turned with it.
      double with = 0;
      for (int axis = 0; axis < 3; axis++) {
        with += smooth[axis] * normal[axis];
      }
      for (int axis = 0; axis < 3; axis++) {
        smooth[axis] *= with < 0 ? -1 : 1;
      }
      lit = smooth;
    }
    double bright = faces ? 0.36 + 0.62 * falls(lit, KEY) + 0.12 * falls(lit, FILL) : 0.92;
    for (int axis = 0; axis < 3; axis++) {
      rgb[axis] = Math.min(255, 255 * rgb[axis] * bright);
    }
  }

  private static double falls(double[] normal, double[] light) {
    return Math.max(0, normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2]);
  }

  private static double[] unit(double x, double y, double z) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / norm, y / norm, z / norm};
  }
}
