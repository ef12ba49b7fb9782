package org.worldmill.ingest.mesh;

import java.util.Arrays;
import org.worldmill.schemas.media.Mesh;

/**
 * What is nearest at every sample of a square picture: its depth and how bright it is lit. Faces
 * are drawn from both sides; a mesh without faces is drawn as discs.
 */
final class DepthPicture {

  static final float NOTHING = Float.POSITIVE_INFINITY;

  /** Samples that are looked at in total at most, which bounds the time whatever the faces are. */
  private static final long MOST_SAMPLES = 400_000_000L;

  // Towards the light, in picture axes: right, down, away. The key light stands up on the left.
  private static final double[] KEY = unit(-0.5, -0.6, -0.62);
  private static final double[] FILL = unit(0.8, -0.1, -0.6);

  final int side;
  final float[] depth;
  final float[] light;
  private final MeshView view;
  private final double[] corner = new double[9];

  private DepthPicture(MeshView view, int side) {
    this.view = view;
    this.side = side;
    this.depth = new float[side * side];
    this.light = new float[side * side];
    Arrays.fill(depth, NOTHING);
  }

  /** Draws the mesh as seen in {@code view}, which was made for this side. */
  static DepthPicture of(Mesh mesh, MeshView view, int side) {
    DepthPicture picture = new DepthPicture(view, side);
    if (mesh.triangleCount() == 0) {
      picture.drawPoints(mesh);
    } else {
      int step = (int) (picture.samples(mesh) / MOST_SAMPLES + 1);
      for (int face = 0; face < mesh.triangleCount(); face += step) {
        picture.place(mesh, face);
        picture.drawTriangle();
      }
    }
    return picture;
  }

  /** Samples in the boxes around all faces. */
  private long samples(Mesh mesh) {
    long sum = 0;
    for (int face = 0; face < mesh.triangleCount(); face++) {
      place(mesh, face);
      long width = last(0) - first(0) + 1L;
      long height = last(1) - first(1) + 1L;
      sum += width > 0 && height > 0 ? width * height : 0;
    }
    return sum;
  }

  private void place(Mesh mesh, int face) {
    double[] p = mesh.positions();
    for (int k = 0; k < 3; k++) {
      int at = 3 * mesh.triangles()[3 * face + k];
      corner[3 * k] = view.x(p[at], p[at + 1], p[at + 2]);
      corner[3 * k + 1] = view.y(p[at], p[at + 1], p[at + 2]);
      corner[3 * k + 2] = view.depth(p[at], p[at + 1], p[at + 2]);
    }
  }

  /** First sample column (axis 0) or row (axis 1) whose middle the face's box holds. */
  private int first(int axis) {
    double low = Math.min(corner[axis], Math.min(corner[3 + axis], corner[6 + axis]));
    return (int) Math.max(0, Math.ceil(low - 0.5));
  }

  private int last(int axis) {
    double high = Math.max(corner[axis], Math.max(corner[3 + axis], corner[6 + axis]));
    return (int) Math.min(side - 1.0, Math.floor(high - 0.5));
  }

  private void drawTriangle() {
    double ux = corner[3] - corner[0];
    double uy = corner[4] - corner[1];
    double uz = corner[5] - corner[2];
    double vx = corner[6] - corner[0];
    double vy = corner[7] - corner[1];
    double vz = corner[8] - corner[2];
    double area = ux * vy - uy * vx;
    if (area == 0 || Double.isNaN(area)) {
      return;
    }
    // Depth as a plane over the picture.
    double slopeX = (uz * vy - vz * uy) / area;
    double slopeY = (vz * ux - uz * vx) / area;
    float bright = (float) brightness(slopeX, slopeY);
    int left = first(0);
    int right = last(0);
    int bottom = last(1);
    for (int row = first(1); row <= bottom; row++) {
      double dy = row + 0.5 - corner[1];
      for (int column = left; column <= right; column++) {
        double dx = column + 0.5 - corner[0];
        double s = (dx * vy - dy * vx) / area;
        double t = (ux * dy - uy * dx) / area;
        if (s >= 0 && t >= 0 && s + t <= 1) {
          put(row * side + column, (float) (corner[2] + slopeX * dx + slopeY * dy), bright);
        }
      }
    }
  }

  /** Light on the plane whose depth has these slopes, on the side that is seen. */
  private double brightness(double slopeX, double slopeY) {
    double nx = slopeX * view.samplesPerDepth();
    double ny = slopeY * view.samplesPerDepth();
    double norm = Math.sqrt(nx * nx + ny * ny + 1);
    nx /= norm;
    ny /= norm;
    double nz = -1 / norm;
    double key = Math.max(0, nx * KEY[0] + ny * KEY[1] + nz * KEY[2]);
    double fill = Math.max(0, nx * FILL[0] + ny * FILL[1] + nz * FILL[2]);
    return 0.36 + 0.62 * key + 0.12 * fill;
  }

  private void drawPoints(Mesh mesh) {
    double[] p = mesh.positions();
    double radius = Math.max(1, Math.min(side / 45.0, 0.45 * side / Math.sqrt(mesh.vertexCount())));
    for (int at = 0; at < p.length; at += 3) {
      double x = view.x(p[at], p[at + 1], p[at + 2]);
      double y = view.y(p[at], p[at + 1], p[at + 2]);
      float away = (float) view.depth(p[at], p[at + 1], p[at + 2]);
      float bright = (float) Math.max(0.25, Math.min(1, 0.68 - 0.5 * away));
      drawDisc(x, y, radius, away, bright);
    }
  }

  private void drawDisc(double x, double y, double radius, float away, float bright) {
    int left = (int) Math.max(0, Math.ceil(x - radius - 0.5));
    int right = (int) Math.min(side - 1.0, Math.floor(x + radius - 0.5));
    int bottom = (int) Math.min(side - 1.0, Math.floor(y + radius - 0.5));
    for (int row = (int) Math.max(0, Math.ceil(y - radius - 0.5)); row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double dx = column + 0.5 - x;
        double dy = row + 0.5 - y;
        if (dx * dx + dy * dy <= radius * radius) {
          put(row * side + column, away, bright);
        }
      }
    }
  }

  private void put(int at, float away, float bright) {
    if (away < depth[at]) {
      depth[at] = away;
      light[at] = bright;
    }
  }

  private static double[] unit(double x, double y, double z) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / norm, y / norm, z / norm};
  }
}
