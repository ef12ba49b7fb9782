package org.worldmill.label.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a camera stands and how it is turned. A point p of the model has the camera coordinates R
 * (p - eye), with x to the right, y down and z forward.
 */
public final class Pose {

  private final double[] eye;

  /** Rows: right, down, forward, each of length 1 in model axes. */
  private final double[] rows;

  private Pose(double[] eye, double[] rows) {
    this.eye = eye;
    this.rows = rows;
  }

  /**
   * A camera that looks from one point towards another.
   *
   * @param eye x, y, z of where it stands
   * @param forward the way it looks, of any length above 0
   * @param up what is up in its picture; not along {@code forward}
   * @throws IllegalArgumentException if the two directions do not span a plane
   */
  public static Pose looking(List<Double> eye, List<Double> forward, List<Double> up) {
    double[] z = unit(array(forward));
    double[] x = unit(cross(z, array(up)));
    double[] y = cross(z, x);
    return new Pose(
        array(eye), new double[] {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]});
  }

  /** The same turn at another place. */
  Pose at(double... place) {
    return new Pose(place.clone(), rows);
  }

  /** x, y, z of where it stands, in model units. */
  public List<Double> eye() {
    return List.of(eye[0], eye[1], eye[2]);
  }

  /** Model to camera, [R | -R eye] over 0 0 0 1: four rows of four numbers. */
  public List<List<Double>> modelToCamera() {
    List<List<Double>> matrix = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      double x = rows[3 * row];
      double y = rows[3 * row + 1];
      double z = rows[3 * row + 2];
      matrix.add(List.of(x, y, z, -(x * eye[0] + y * eye[1] + z * eye[2])));
    }
    matrix.add(List.of(0.0, 0.0, 0.0, 1.0));
    return matrix;
  }

  /** Camera to model, the inverse of {@link #modelToCamera}. */
  public List<List<Double>> cameraToModel() {
    List<List<Double>> matrix = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      matrix.add(List.of(rows[row], rows[3 + row], rows[6 + row], eye[row]));
    }
    matrix.add(List.of(0.0, 0.0, 0.0, 1.0));
    return matrix;
  }

  double eye(int axis) {
    return eye[axis];
  }

  /** Entry of R: row 0 is right, 1 is down, 2 is forward. */
  double turn(int row, int column) {
    return rows[3 * row + column];
  }

  private static double[] array(List<Double> three) {
    if (three.size() != 3 || !three.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("not three finite numbers: " + three);
    }
    return new double[] {three.get(0), three.get(1), three.get(2)};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    if (!(length > 0)) {
      throw new IllegalArgumentException("a camera that looks along its own up, or nowhere");
    }
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }
}
