package org.worldmill.ingest.mesh.robot;

import org.worldmill.ingest.mesh.Affine;
import org.worldmill.schemas.media.Articulation.Point;
import org.worldmill.schemas.media.Articulation.Pose;

/** Rotations in the ways in which robot descriptions spell them, as unit quaternions x, y, z, w. */
final class Poses {

  private static final double[] NONE = {0, 0, 0, 1};

  private Poses() {}

  static Pose of(double[] place, double[] quaternion) {
    double[] q = unit(quaternion);
    return new Pose(new Point(place[0], place[1], place[2]), q[0], q[1], q[2], q[3]);
  }

  static Affine affine(Pose pose) {
    return Affine.of(
        new double[] {pose.place().x(), pose.place().y(), pose.place().z()},
        new double[] {pose.qx(), pose.qy(), pose.qz(), pose.qw()},
        new double[] {1, 1, 1});
  }

  /** The inner pose as seen from where the outer one is given. */
  static Pose compose(Pose outer, Pose inner) {
    Affine map = affine(outer);
    Point p = inner.place();
    double[] place = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      place[axis] = map.apply(axis, p.x(), p.y(), p.z());
    }
    return of(place, product(quaternion(outer), quaternion(inner)));
  }

  private static double[] quaternion(Pose pose) {
    return new double[] {pose.qx(), pose.qy(), pose.qz(), pose.qw()};
  }

  /** Roll, pitch and yaw about fixed axes x, y, z, in rad. */
  static double[] rollPitchYaw(double[] rpy) {
    return product(product(turn(2, rpy[2]), turn(1, rpy[1])), turn(0, rpy[0]));
  }

  /** A turn in rad about axis 0, 1 or 2. */
  static double[] turn(int axis, double angle) {
    double[] q = {0, 0, 0, Math.cos(angle / 2)};
    q[axis] = Math.sin(angle / 2);
    return q;
  }

  /** A turn about any axis. */
  static double[] turn(double x, double y, double z, double angle) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    if (norm == 0) {
      return NONE.clone();
    }
    double s = Math.sin(angle / 2) / norm;
    return new double[] {x * s, y * s, z * s, Math.cos(angle / 2)};
  }

  /** The shortest turn from the z axis to this direction. */
  static double[] fromZ(double x, double y, double z) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    if (norm == 0) {
      return NONE.clone();
    }
    double cosine = z / norm;
    if (cosine < -1 + 1e-12) {
      return new double[] {1, 0, 0, 0};
    }
    return unit(new double[] {-y / norm, x / norm, 0, 1 + cosine});
  }

  /** The turn to a frame with these x and y axes; y is made square to x. */
  static double[] fromAxes(double[] xy) {
    double[] x = direction(xy[0], xy[1], xy[2]);
    double along = x[0] * xy[3] + x[1] * xy[4] + x[2] * xy[5];
    double[] y = direction(xy[3] - along * x[0], xy[4] - along * x[1], xy[5] - along * x[2]);
    double[] z = {x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]};
    return fromColumns(x, y, z);
  }

  private static double[] fromColumns(double[] x, double[] y, double[] z) {
    double[] squares = {
      1 + x[0] - y[1] - z[2], 1 - x[0] + y[1] - z[2], 1 - x[0] - y[1] + z[2], 1 + x[0] + y[1] + z[2]
    };
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = squares[i] > squares[best] ? i : best;
    }
    return unit(
        switch (best) {
          case 0 -> new double[] {squares[0], x[1] + y[0], x[2] + z[0], y[2] - z[1]};
          case 1 -> new double[] {x[1] + y[0], squares[1], y[2] + z[1], z[0] - x[2]};
          case 2 -> new double[] {x[2] + z[0], y[2] + z[1], squares[2], x[1] - y[0]};
          default -> new double[] {y[2] - z[1], z[0] - x[2], x[1] - y[0], squares[3]};
        });
  }

  /** Of unit length; the x axis if it has none. */
  static double[] direction(double x, double y, double z) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    boolean none = !(norm > 0) || !Double.isFinite(norm);
    return none ? new double[] {1, 0, 0} : new double[] {x / norm, y / norm, z / norm};
  }

  static double[] product(double[] a, double[] b) {
    return new double[] {
      a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
      a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
      a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
      a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2]
    };
  }

  static double[] unit(double[] q) {
    double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    boolean none = !(norm > 0) || !Double.isFinite(norm);
    return none ? NONE.clone() : new double[] {q[0] / norm, q[1] / norm, q[2] / norm, q[3] / norm};
  }
}
