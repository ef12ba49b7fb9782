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

/** How many vertices and faces a model has. */
@AutoService(Measure.class)
public final class MeshCounts implements MeshMeasure {

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.count(
              "vertex_count",
              "Vertices of the model, every shown instance counted.",
              "Counted after all node transforms; STL corners at the same place are one vertex."),
          SignalSpec.count(
              "face_count",
              "Triangles of the model; 0 for a point cloud.",
              "Counted after polygons, strips and fans are divided into triangles."),
          SignalSpec.flag(
              "point_cloud",
              "Whether the model has vertices but no faces, as scans and Gaussian splats have.",
              "No triangle was read."));

  @Override
  public String name() {
    return "mesh-counts";
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
    return Map.of(
        "vertex_count", SignalValue.of(mesh.vertexCount()),
        "face_count", SignalValue.of(mesh.triangleCount()),
        "point_cloud", SignalValue.of(mesh.triangleCount() == 0));
  }
}
