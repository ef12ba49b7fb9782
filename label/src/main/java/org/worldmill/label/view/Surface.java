package org.worldmill.label.view;

import java.util.Optional;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.Splats;
import org.worldmill.schemas.media.VertexValues;

/** The model in a camera's coordinates, in units of the model's size. */
final class Surface {

  private final Model3d model;
  private final Extent extent;
  private final int[] corners;
  private final double[] turn = new double[9];
  private final double[] shift = new double[3];

  Surface(Model3d model, Extent extent, Pose pose) {
    this.model = model;
    this.extent = extent;
    corners = model.mesh().triangles();
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int axis = 0; axis < 3; axis++) {
        turn[3 * row + axis] = pose.turn(row, axis);
        sum += pose.turn(row, axis) * ((pose.eye(axis) - extent.middle(axis)) / extent.unit());
      }
      shift[row] = -sum;
    }
  }

  /** Camera coordinates of a vertex. */
  void vertex(int vertex, double[] out, int at) {
    double x = extent.scaled(vertex, 0);
    double y = extent.scaled(vertex, 1);
    double z = extent.scaled(vertex, 2);
    out[at] = turn[0] * x + turn[1] * y + turn[2] * z + shift[0];
    out[at + 1] = turn[3] * x + turn[4] * y + turn[5] * z + shift[1];
    out[at + 2] = turn[6] * x + turn[7] * y + turn[8] * z + shift[2];
  }

  /** Camera coordinates of the corners of a face. */
  void face(int face, double[] out) {
    for (int k = 0; k < 3; k++) {
      vertex(corners[3 * face + k], out, 3 * k);
    }
  }

  /** Turns a direction of the model into the camera's axes. */
  void direction(double x, double y, double z, double[] out) {
    for (int row = 0; row < 3; row++) {
      out[row] = turn[3 * row] * x + turn[3 * row + 1] * y + turn[3 * row + 2] * z;
    }
  }

  /**
   * The normal that the file gives at a place of a face, in camera axes; false if it gives none.
   */
  boolean normal(int face, double[] weights, double[] out) {
    Optional<VertexValues> own = model.corners().normals();
    Optional<VertexValues> normals = own.or(() -> model.channels().normals());
    if (normals.isEmpty()) {
      return false;
    }
    double[] sum = new double[3];
    for (int k = 0; k < 3; k++) {
      int at = own.isPresent() ? 3 * face + k : corners[3 * face + k];
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += weights[k] * normals.get().at(at, axis);
      }
    }
    double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    if (!(length > 1e-6) || !Double.isFinite(length)) {
      return false;
    }
    direction(sum[0] / length, sum[1] / length, sum[2] / length, out);
    return true;
  }

  /** Covariance of a Gaussian in camera axes: xx, xy, xz, yy, yz, zz, in units of the size. */
  void covariance(Splats splats, int vertex, double[] out) {
    double x = splats.rotations().at(vertex, 0);
    double y = splats.rotations().at(vertex, 1);
    double z = splats.rotations().at(vertex, 2);
    double w = splats.rotations().at(vertex, 3);
    double[] axes = {
      1 - 2 * (y * y + z * z),
      2 * (x * y + w * z),
      2 * (x * z - w * y),
      2 * (x * y - w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z + w * x),
      2 * (x * z + w * y),
      2 * (y * z - w * x),
      1 - 2 * (x * x + y * y)
    };
    java.util.Arrays.fill(out, 0);
    double[] seen = new double[3];
    for (int k = 0; k < 3; k++) {
      double sigma = StrictMath.exp(splats.logScales().at(vertex, k)) / extent.unit();
      direction(axes[3 * k], axes[3 * k + 1], axes[3 * k + 2], seen);
      double square = sigma * sigma;
      out[0] += square * seen[0] * seen[0];
      out[1] += square * seen[0] * seen[1];
      out[2] += square * seen[0] * seen[2];
      out[3] += square * seen[1] * seen[1];
      out[4] += square * seen[1] * seen[2];
      out[5] += square * seen[2] * seen[2];
    }
  }
}
