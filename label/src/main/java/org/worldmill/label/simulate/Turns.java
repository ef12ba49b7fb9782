package org.worldmill.label.simulate;

import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Point;
import org.worldmill.schemas.media.Articulation.Pose;

/** What poses do to places, directions and tensors. */
final class Turns {

  private Turns() {}

  static Vector place(Pose pose) {
    return vector(pose.place());
  }

  static Vector vector(Point p) {
    return new Vector(p.x(), p.y(), p.z());
  }

  /** The pose of the same turn at another place. */
  static Pose at(Vector place, Pose turn) {
    return new Pose(
        new Point(place.x(), place.y(), place.z()), turn.qx(), turn.qy(), turn.qz(), turn.qw());
  }

  /** A direction, turned. */
  static Vector turned(Pose pose, Vector v) {
    Vector u = new Vector(pose.qx(), pose.qy(), pose.qz());
    Vector t = u.cross(v).times(2);
    return v.plus(t.times(pose.qw())).plus(u.cross(t));
  }

  /** A direction, turned back. */
  static Vector turnedBack(Pose pose, Vector v) {
    return turned(new Pose(pose.place(), -pose.qx(), -pose.qy(), -pose.qz(), pose.qw()), v);
  }

  /** A place in the own frame as one in the outer frame. */
  static Vector apply(Pose pose, Vector v) {
    return turned(pose, v).plus(place(pose));
  }

  /** The inner pose as seen from where the outer one is given. */
  static Pose compose(Pose outer, Pose inner) {
    Vector p = apply(outer, place(inner));
    double ax = outer.qx();
    double ay = outer.qy();
    double az = outer.qz();
    double aw = outer.qw();
    double bx = inner.qx();
    double by = inner.qy();
    double bz = inner.qz();
    double bw = inner.qw();
    return new Pose(
        new Point(p.x(), p.y(), p.z()),
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz);
  }

  /** A tensor in the own axes as one in the outer axes. */
  static SymmetricMatrix tensor(Pose pose, SymmetricMatrix m) {
    Vector[] columns = new Vector[3];
    for (int axis = 0; axis < 3; axis++) {
      Vector row = turnedBack(pose, Vector.axis(axis));
      columns[axis] = turned(pose, m.times(row));
    }
    return new SymmetricMatrix(
        columns[0].x(),
        columns[1].y(),
        columns[2].z(),
        (columns[0].y() + columns[1].x()) / 2,
        (columns[1].z() + columns[2].y()) / 2,
        (columns[2].x() + columns[0].z()) / 2);
  }

  /** Roll, pitch and yaw about fixed axes x, y, z, in rad, as URDF writes turns. */
  static double[] rollPitchYaw(Pose pose) {
    Vector x = turned(pose, Vector.axis(0));
    Vector y = turned(pose, Vector.axis(1));
    Vector z = turned(pose, Vector.axis(2));
    double level = Math.hypot(x.x(), x.y());
    double pitch = Math.atan2(-x.z(), level);
    // Looking straight up or down, roll and yaw are one turn: all of it is given to roll.
    return level > 1e-9
        ? new double[] {Math.atan2(y.z(), z.z()), pitch, Math.atan2(x.y(), x.x())}
        : new double[] {Math.atan2(-z.y(), y.y()), pitch, 0};
  }
}
