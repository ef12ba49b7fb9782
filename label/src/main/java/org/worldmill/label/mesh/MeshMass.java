package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Centre and inertia of a closed body of even density 1. Times a density in kg per cubic unit they
 * are a mass and its moments; no file states a density, so no mass is claimed.
 */
@AutoService(Measure.class)
public final class MeshMass implements MeshMeasure {

  private static final String METHOD =
      "Polyhedral closed forms after subtracting the mean of the corners (Blow 2004); closed"
          + " surfaces alone; parts that overlap count twice.";

  /** Moments closer than this share of the greatest leave their axes open. */
  private static final double SURE_GAP = 1e-3;

  private static final List<SignalSpec> SIGNALS =
      List.of(
          any("centre_of_mass", Lengths.UNIT, "Centre of mass of the body, x, y, z.", METHOD),
          any(
              "inertia_tensor",
              Lengths.FIFTH,
              "Inertia about the centre of mass at a density of 1, along the model's axes: xx, yy,"
                  + " zz, xy, yz, zx.",
              METHOD),
          any(
              "principal_moments",
              Lengths.FIFTH,
              "The three principal moments of inertia at a density of 1, least first.",
              METHOD),
          SignalSpec.series(
              "principal_axes",
              "1",
              -1,
              1,
              "Directions of the principal moments, x, y, z each; confidence is low where two"
                  + " moments are nearly equal.",
              "Eigenvectors of the tensor by Jacobi's method, a right-handed frame."));

  private static SignalSpec any(String name, String unit, String meaning, String method) {
    return SignalSpec.series(
        name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, meaning, method);
  }

  @Override
  public String name() {
    return "mesh-mass";
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
      return Absent.all(SIGNALS, Lengths.POINT_CLOUD);
    }
    Body body = Body.of(mesh);
    if (!body.isSolid()) {
      return Absent.all(SIGNALS, body.whyNotSolid());
    }
    MassProperties mass = body.mass();
    double relative = body.rounding() / mass.volume();
    SymmetricMatrix i = mass.inertia();
    PrincipalAxes axes = mass.principal();
    double length = Math.sqrt(axes.greatest() / mass.volume());
    return Map.of(
        "centre_of_mass",
        sure(list(mass.centre()), relative * length),
        "inertia_tensor",
        sure(List.of(i.xx(), i.yy(), i.zz(), i.xy(), i.yz(), i.zx()), relative * axes.greatest()),
        "principal_moments",
        sure(List.of(axes.least(), axes.middle(), axes.greatest()), relative * axes.greatest()),
        "principal_axes",
        SignalValue.of(
                List.of(
                    axes.first().x(),
                    axes.first().y(),
                    axes.first().z(),
                    axes.second().x(),
                    axes.second().y(),
                    axes.second().z(),
                    axes.third().x(),
                    axes.third().y(),
                    axes.third().z()))
            .withStandardError(Math.min(1, relative / Math.max(axes.gap(), relative)))
            .withConfidence(Math.min(1, axes.gap() / SURE_GAP)));
  }

  private static List<Double> list(Vector v) {
    return List.of(v.x(), v.y(), v.z());
  }

  private static SignalValue sure(List<Double> values, double error) {
    return SignalValue.of(values).withStandardError(error).withConfidence(1);
  }
}
