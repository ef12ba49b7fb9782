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

/** Whether a model is a closed solid, of how many parts, and of what volume. */
@AutoService(Measure.class)
public final class MeshSolid implements MeshMeasure {

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.count(
              "components",
              "Parts of the surface that do not touch each other.",
              "Faces connected by a vertex at exactly the same place, by union and find."),
          SignalSpec.flag(
              "watertight",
              "Whether the surface is closed and its faces all look to the same side.",
              "After welding vertices at exactly the same place, every edge lies between exactly two"
                  + " faces that run along it in opposite directions; faces with two corners at one"
                  + " place are passed over."),
          SignalSpec.number(
              "volume",
              Lengths.CUBE,
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "Volume inside a watertight surface; negative if its faces look inwards.",
              "Sum of signed tetrahedra from the mean of the vertices, which keeps its precision far"
                  + " from the origin."));

  @Override
  public String name() {
    return "mesh-solid";
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
      return Map.of("components", none, "watertight", none, "volume", none);
    }
    WeldedFaces faces = WeldedFaces.of(mesh);
    boolean watertight = faces.isWatertight();
    return Map.of(
        "components",
        SignalValue.of(faces.components()),
        "watertight",
        SignalValue.of(watertight),
        "volume",
        watertight ? Lengths.value(volume(mesh)) : SignalValue.absent("the surface is not closed"));
  }

  private static double volume(Mesh mesh) {
    double[] p = mesh.positions();
    int[] corners = mesh.triangles();
    double[] mean = new double[3];
    for (int i = 0; i < p.length; i++) {
      mean[i % 3] += p[i] / mesh.vertexCount();
    }
    double sum = 0;
    for (int i = 0; i < corners.length; i += 3) {
      int a = 3 * corners[i];
      int b = 3 * corners[i + 1];
      int c = 3 * corners[i + 2];
      double bx = p[b] - mean[0];
      double by = p[b + 1] - mean[1];
      double bz = p[b + 2] - mean[2];
      double cx = p[c] - mean[0];
      double cy = p[c + 1] - mean[1];
      double cz = p[c + 2] - mean[2];
      sum +=
          (p[a] - mean[0]) * (by * cz - bz * cy)
              + (p[a + 1] - mean[1]) * (bz * cx - bx * cz)
              + (p[a + 2] - mean[2]) * (bx * cy - by * cx);
    }
    return sum / 6;
  }
}
