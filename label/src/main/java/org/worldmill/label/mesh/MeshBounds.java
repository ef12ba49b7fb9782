package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The box around a model along its own axes. */
@AutoService(Measure.class)
public final class MeshBounds implements MeshMeasure {

  private static final String METHOD =
      "Over the vertices of faces; over all vertices in a point cloud.";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.series(
              "bounds",
              Lengths.UNIT,
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "Box around the model: size in x, y, z, then its least corner in x, y, z.",
              METHOD),
          size("size_x", "x"),
          size("size_y", "y"),
          size("size_z", "z"));

  private static SignalSpec size(String name, String axis) {
    return SignalSpec.number(
        name,
        Lengths.UNIT,
        0,
        Double.POSITIVE_INFINITY,
        "Extent of the model along its own " + axis + " axis.",
        METHOD);
  }

  @Override
  public String name() {
    return "mesh-bounds";
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
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    if (mesh.triangleCount() == 0) {
      for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
        widen(mesh, vertex, low, high);
      }
    } else {
      for (int vertex : mesh.triangles()) {
        widen(mesh, vertex, low, high);
      }
    }
    double[] size = {high[0] - low[0], high[1] - low[1], high[2] - low[2]};
    boolean finite = DoubleStream.of(size).allMatch(Double::isFinite);
    return Map.of(
        "bounds",
        finite
            ? SignalValue.of(List.of(size[0], size[1], size[2], low[0], low[1], low[2]))
            : Lengths.value(Double.POSITIVE_INFINITY),
        "size_x",
        Lengths.value(size[0]),
        "size_y",
        Lengths.value(size[1]),
        "size_z",
        Lengths.value(size[2]));
  }

  private static void widen(Mesh mesh, int vertex, double[] low, double[] high) {
    for (int axis = 0; axis < 3; axis++) {
      double value = mesh.positions()[3 * vertex + axis];
      low[axis] = Math.min(low[axis], value);
      high[axis] = Math.max(high[axis], value);
    }
  }
}
