package org.worldmill.ingest.mesh.robot;

import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Articulation.Pose;

/**
 * Poses as MJCF spells them: {@code quat}, {@code axisangle}, {@code euler}, {@code xyaxes} or
 * {@code zaxis}, with angles in degrees unless the compiler is told otherwise.
 *
 * @param radians whether angles are in radians
 * @param sequence the axes of {@code euler}: x, y, z about moving axes, X, Y, Z about fixed ones
 */
record MjcfPoses(boolean radians, String sequence) {

  static MjcfPoses of(MjcfDocument document) {
    return new MjcfPoses(
        document.compiler("angle").orElse("degree").equals("radian"),
        document.compiler("eulerseq").orElse("xyz"));
  }

  /** An angle in radians. */
  double angle(double written) {
    return radians ? written : Math.toRadians(written);
  }

  Pose pose(XmlNode node) throws MediaException {
    return Poses.of(node.numbers("pos", 0, 0, 0), quaternion(node));
  }

  private double[] quaternion(XmlNode node) throws MediaException {
    if (node.text("axisangle").isPresent()) {
      double[] a = node.numbers("axisangle", 0, 0, 1, 0);
      return Poses.turn(a[0], a[1], a[2], angle(a[3]));
    } else if (node.text("euler").isPresent()) {
      return euler(node);
    } else if (node.text("xyaxes").isPresent()) {
      return Poses.fromAxes(node.numbers("xyaxes", 1, 0, 0, 0, 1, 0));
    } else if (node.text("zaxis").isPresent()) {
      double[] z = node.numbers("zaxis", 0, 0, 1);
      return Poses.fromZ(z[0], z[1], z[2]);
    }
    double[] q = node.numbers("quat", 1, 0, 0, 0);
    return new double[] {q[1], q[2], q[3], q[0]};
  }

  private double[] euler(XmlNode node) throws MediaException {
    double[] angles = node.numbers("euler", 0, 0, 0);
    double[] all = {0, 0, 0, 1};
    for (int i = 0; i < 3; i++) {
      char axis = i < sequence.length() ? sequence.charAt(i) : 'x';
      int number = "xyzXYZ".indexOf(axis);
      if (number < 0) {
        throw node.wrong("has Euler angles in the unknown sequence '" + sequence + "'");
      }
      double[] turn = Poses.turn(number % 3, angle(angles[i]));
      all = number < 3 ? Poses.product(all, turn) : Poses.product(turn, all);
    }
    return all;
  }
}
