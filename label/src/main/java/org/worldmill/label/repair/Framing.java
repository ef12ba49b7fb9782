package org.worldmill.label.repair;

import java.util.List;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelFrame.Axis;

/** Turns a model until z is up and scales it to metres, as far as either is known. */
final class Framing {

  private Framing() {}

  static Mesh run(Mesh mesh, ModelFrame frame, List<RepairStep> steps) {
    Axis up = frame.up().orElse(Axis.Z);
    double scale = frame.metresPerUnit().orElse(1.0);
    RepairStep step =
        RepairStep.of("frame")
            .setting("up", frame.up().map(Axis::name).orElse("unknown, left as it is"))
            .setting(
                "metres_per_unit",
                frame.metresPerUnit().map(String::valueOf).orElse("unknown, left as it is"));
    boolean same = up == Axis.Z && scale == 1;
    steps.add(step.count("vertices_moved", same ? 0 : mesh.vertexCount()));
    if (same) {
      return mesh;
    }
    double[] p = mesh.positions().clone();
    for (int i = 0; i < p.length; i += 3) {
      turn(up, p, i);
      p[i] *= scale;
      p[i + 1] *= scale;
      p[i + 2] *= scale;
    }
    return new Mesh(p, mesh.triangles());
  }

  /** A turn, never a mirroring, by which the axis that is up comes to be z. */
  private static void turn(Axis up, double[] p, int i) {
    double x = p[i];
    double y = p[i + 1];
    double z = p[i + 2];
    switch (up) {
      case X -> place(p, i, -z, y, x);
      case Y -> place(p, i, x, -z, y);
      case Z -> place(p, i, x, y, z);
      case MINUS_X -> place(p, i, z, y, -x);
      case MINUS_Y -> place(p, i, x, z, -y);
      case MINUS_Z -> place(p, i, x, -y, -z);
    }
  }

  private static void place(double[] p, int i, double x, double y, double z) {
    p[i] = x;
    p[i + 1] = y;
    p[i + 2] = z;
  }
}
