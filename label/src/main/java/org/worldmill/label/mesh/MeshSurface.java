package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The area of a model's faces, and how many of them have none. */
@AutoService(Measure.class)
public final class MeshSurface implements MeshMeasure {

  /** Thinner than single-precision rounding of its own length. */
  private static final double THIN = 1e-7;

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.number(
              "surface_area",
              Lengths.SQUARE,
              0,
              Double.POSITIVE_INFINITY,
              "Area of all faces, inner ones included.",
              "Sum of half the length of the cross product of two edges."),
          SignalSpec.share(
              "degenerate_face_share",
              "Share of faces that have no area to speak of.",
              "Height over the longest edge is at most 1e-7 of that edge."));

  @Override
  public String name() {
    return "mesh-surface";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    Mesh mesh = model.mesh();
    if (mesh.triangleCount() == 0) {
      SignalValue none = SignalValue.absent(Lengths.POINT_CLOUD);
      return Map.of("surface_area", none, "degenerate_face_share", none);
    }
    double doubled = 0;
    long degenerate = 0;
    Triangle triangle = new Triangle(mesh);
    for (int face = 0; face < mesh.triangleCount(); face++) {
      triangle.moveTo(face);
      double twice = triangle.doubledArea();
      doubled += twice;
      if (twice <= THIN * triangle.longestEdgeSquared()) {
        degenerate++;
      }
    }
    return Map.of(
        "surface_area",
        Lengths.value(doubled / 2),
        "degenerate_face_share",
        SignalValue.of((double) degenerate / mesh.triangleCount()));
  }

  /** The edges of one face at a time. */
  private static final class Triangle {

    private final double[] positions;
    private final int[] corners;
    private final double[] u = new double[3];
    private final double[] v = new double[3];

    Triangle(Mesh mesh) {
      positions = mesh.positions();
      corners = mesh.triangles();
    }

    void moveTo(int face) {
      int a = 3 * corners[3 * face];
      int b = 3 * corners[3 * face + 1];
      int c = 3 * corners[3 * face + 2];
      for (int axis = 0; axis < 3; axis++) {
        u[axis] = positions[b + axis] - positions[a + axis];
        v[axis] = positions[c + axis] - positions[a + axis];
      }
    }

    double doubledArea() {
      double x = u[1] * v[2] - u[2] * v[1];
      double y = u[2] * v[0] - u[0] * v[2];
      double z = u[0] * v[1] - u[1] * v[0];
      return Math.sqrt(x * x + y * y + z * z);
    }

    double longestEdgeSquared() {
      double uu = 0;
      double vv = 0;
      double ww = 0;
      for (int axis = 0; axis < 3; axis++) {
        double w = v[axis] - u[axis];
        uu += u[axis] * u[axis];
        vv += v[axis] * v[axis];
        ww += w * w;
      }
      return Math.max(uu, Math.max(vv, ww));
    }
  }
}
